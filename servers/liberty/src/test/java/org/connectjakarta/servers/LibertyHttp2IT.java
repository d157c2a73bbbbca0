package org.connectjakarta.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Open Liberty does over HTTP/2 if it is left to itself, and must not do to those who call services. */
@ArquillianTest
@RunAsClient
class LibertyHttp2IT {
    /** Compressed: no; length: 7; SayRequest.sentence: "hello". */
    private static final Buffer SAY =
            Buffer.buffer(new byte[] {0, 0, 0, 0, 7, 0x0a, 5, 'h', 'e', 'l', 'l', 'o'});

    private final AtomicInteger connections = new AtomicInteger();
    private Vertx vertx;
    private HttpClient client;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.war("http2").addClass(TrailerOnDemand.class);
    }

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        client =
                vertx.httpClientBuilder()
                        .with(
                                new HttpClientOptions()
                                        .setProtocolVersion(HttpVersion.HTTP_2)
                                        .setHttp2ClearTextUpgrade(false))
                        .withConnectHandler(connection -> connections.incrementAndGet())
                        .build();
    }

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    /** How the client ends its request. */
    private interface Ending {
        Future<HttpClientResponse> send(HttpClientRequest request);
    }

    /** The trailers of a gRPC call. */
    private Future<MultiMap> say(@Nullable String trailer, Ending ending) {
        return client.request(
                        HttpMethod.POST,
                        Integer.parseInt(System.getProperty("http.port")),
                        "localhost",
                        "/http2/connectrpc.eliza.v1.ElizaService/Say")
                .compose(
                        request -> {
                            request.putHeader("content-type", "application/grpc");
                            request.putHeader("te", "trailers");
                            if (trailer != null) {
                                request.putHeader(TrailerOnDemand.HEADER, trailer);
                            }
                            return ending.send(request);
                        })
                .compose(response -> response.body().map(body -> response.trailers()));
    }

    @Test
    void theTrailersOfACallAreNotThoseOfAnother() throws Exception {
        List<Future<MultiMap>> mine = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            mine.add(say("x-mine-" + i, request -> request.send(SAY)));
        }
        for (int i = 0; i < 50; i++) {
            MultiMap trailers = await(mine.get(i));
            assertThat(trailers.names()).containsExactlyInAnyOrder("grpc-status", "x-mine-" + i);
        }
        for (int i = 0; i < 200; i++) {
            MultiMap trailers = await(say(null, request -> request.send(SAY)));
            assertThat(trailers.names()).containsExactly("grpc-status");
        }
    }

    @Test
    void aConnectionOutlivesFiveHundredRequestsThatEndWithAnEmptyFrame() throws Exception {
        for (int i = 0; i < 600; i++) {
            MultiMap trailers =
                    await(
                            say(
                                    null,
                                    request -> {
                                        request.setChunked(true);
                                        request.write(SAY);
                                        request.end();
                                        return request.response();
                                    }));
            assertThat(trailers.get("grpc-status")).isEqualTo("0");
        }
        assertThat(connections).hasValue(1);
    }
}
