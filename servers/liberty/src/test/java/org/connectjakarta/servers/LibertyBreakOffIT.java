package org.connectjakarta.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A response that fails is seen to have failed, and nobody is told why. */
@ArquillianTest
@RunAsClient
class LibertyBreakOffIT {
    private static final int PORT = Integer.parseInt(System.getProperty("http.port"));
    private static final String SERVICE = "/broken/connectrpc.eliza.v1.ElizaService/";

    /** Compressed: no; length: 3; IntroduceRequest.name: "a". The same is a SayRequest with that sentence. */
    private static final byte[] REQUEST = {0, 0, 0, 0, 3, 0x0a, 1, 'a'};

    private Vertx vertx;
    private HttpClient client;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.war("broken").addClass(BreakOnDemand.class);
    }

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setProtocolVersion(HttpVersion.HTTP_2)
                                .setHttp2ClearTextUpgrade(false)
                                .setHttp2MultiplexingLimit(1));
    }

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    /** All that comes until the server closes the connection. */
    private static String overHttp1(String method, String type, int room) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", PORT)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(
                    """
                    POST %s HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: %s\r
                    Content-Length: %d\r
                    %s: %d\r
                    \r
                    """
                            .formatted(
                                    SERVICE + method,
                                    type,
                                    REQUEST.length,
                                    BreakOnDemand.HEADER,
                                    room)
                            .getBytes(StandardCharsets.US_ASCII));
            out.write(REQUEST);
            out.flush();
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            in.transferTo(all);
            return all.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private Buffer overHttp2(String method, String type, int room) throws Exception {
        return await(
                client.request(HttpMethod.POST, PORT, "localhost", SERVICE + method)
                        .compose(
                                request -> {
                                    request.putHeader("content-type", type);
                                    request.putHeader("te", "trailers");
                                    request.putHeader(BreakOnDemand.HEADER, Integer.toString(room));
                                    return request.send(Buffer.buffer(REQUEST));
                                })
                        .compose(response -> response.body()));
    }

    @Test
    void overHttp1TheConnectionEndsAmidTheBody() throws Exception {
        String response = overHttp1("Introduce", "application/connect+proto", 100);
        assertThat(response)
                .startsWith("HTTP/1.1 200 ")
                .containsIgnoringCase("transfer-encoding: chunked")
                .contains("Hello a, I am Eliza.")
                .doesNotContain(BreakOnDemand.SECRET, "Exception", "Error 500", "\r\n0\r\n");
    }

    @Test
    void overHttp2TheStreamIsReset() {
        for (String type :
                new String[] {"application/connect+proto", "application/grpc-web+proto"}) {
            assertThatThrownBy(() -> overHttp2("Introduce", type, 100))
                    .as(type)
                    .hasRootCauseInstanceOf(StreamResetException.class);
        }
    }

    @Test
    void otherCallsOnTheConnectionGoOn() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> overHttp2("Introduce", "application/grpc-web+proto", 100))
                    .hasRootCauseInstanceOf(StreamResetException.class);
            assertThat(overHttp2("Say", "application/grpc", 10_000).length()).isGreaterThan(5);
        }
    }
}
