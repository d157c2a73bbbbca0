package org.connectjakarta.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.connectjakarta.Headers;
import org.connectjakarta.http.ClientRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {
    private static final byte[] HEAD =
            RawServer.frame(RawServer.HEADERS, RawServer.END_HEADERS, 1, RawServer.STATUS_200);
    private static final byte[] TRAILERS =
            RawServer.frame(
                    RawServer.HEADERS,
                    RawServer.END_HEADERS | RawServer.END_STREAM,
                    1,
                    RawServer.header("grpc-status", "0"));

    private RawServer server;
    private VertxTransport transport;

    @AfterEach
    void close() throws IOException {
        if (transport != null) {
            transport.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private void connect(RawServer server, HttpVersionChoice version) {
        this.server = server;
        connect(
                TransportOptions.of(URI.create("http://localhost:" + server.port()))
                        .withVersion(version));
    }

    private void connect(TransportOptions options) {
        transport = VertxTransport.create(options);
    }

    private static byte[] reset(int code) {
        return RawServer.frame(RawServer.RST_STREAM, 0, 1, new byte[] {0, 0, 0, (byte) code});
    }

    private static byte[] data(int length) {
        return RawServer.frame(RawServer.DATA, 0, 1, "x".repeat(length).getBytes());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 1000})
    void anEarlyResponseIsWholeThoughTheStreamIsResetAfterIt(int pieces) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < pieces; i++) {
            body.writeBytes(data(60));
        }
        connect(
                RawServer.answeringHttp2(HEAD, body.toByteArray(), TRAILERS, reset(0)),
                HttpVersionChoice.HTTP_2);

        Call call = Call.paused(transport, Call.stream());
        assertThat(Call.get(call.status)).isEqualTo(200);
        // A round trip, after which the reset has surely come.
        Call.start(transport, Call.post("x"));
        for (int i = 0; i < pieces; i++) {
            call.exchange().fetch();
            call.awaitPiece();
        }
        assertThat(call.outcome).isNotDone();
        call.exchange().fetch();

        assertThat(call.outcome()).isEqualTo("end");
        assertThat(call.length()).isEqualTo(60 * pieces);
        assertThat(call.trailers().get("grpc-status")).isEqualTo("0");
    }

    @Test
    void aResponseIsWholeThoughTheConnectionIsClosedAfterIt() throws IOException {
        connect(
                RawServer.answering(
                        "HTTP/1.1 403 No\r\ncontent-length: 5\r\nconnection: close\r\n\r\nwhole"),
                HttpVersionChoice.HTTP_1_1);

        Call call = Call.paused(transport, Call.stream());
        assertThat(Call.get(call.status)).isEqualTo(403);
        call.exchange().fetch();
        call.awaitPiece();
        call.exchange().fetch();

        assertThat(call.outcome()).isEqualTo("end");
        assertThat(call.text()).isEqualTo("whole");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 99})
    void everyResetIsToldWithItsCode(int code) throws IOException {
        connect(RawServer.answeringHttp2(reset(code)), HttpVersionChoice.HTTP_2);
        assertThat(Call.start(transport, Call.post("x")).outcome()).isEqualTo("reset " + code);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8})
    void aResetInTheMiddleOfTheBodyIsTold(int code) throws IOException {
        connect(RawServer.answeringHttp2(HEAD, data(5), reset(code)), HttpVersionChoice.HTTP_2);

        Call call = Call.start(transport, Call.post("x"));

        assertThat(call.outcome()).isEqualTo("reset " + code);
        assertThat(Call.get(call.status)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nshort'",
        "'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nshort'",
        "'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nZ\r\nshort'",
        "'This is no HTTP at all\r\n\r\n'",
        "'HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'"
    })
    void anAnswerThatIsCutOffOrNotHttpIsAFailure(String answer) throws IOException {
        connect(RawServer.answering(answer), HttpVersionChoice.HTTP_1_1);

        Call call = Call.start(transport, Call.post("x"));

        assertThat(call.outcome()).startsWith("failed localhost:" + server.port() + ": ");
        assertThat(call.cause()).isInstanceOf(IOException.class);
    }

    @Test
    void aServerThatKnowsNoHttp2IsAFailure() throws IOException {
        connect(
                RawServer.answering("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n"),
                HttpVersionChoice.HTTP_2);
        assertThat(Call.start(transport, Call.post("x")).outcome())
                .startsWith("failed localhost:" + server.port());
    }

    @Test
    void nobodyListening() throws IOException {
        try (Socket silent = new Socket()) {
            // Bound, so that nobody else can listen there meanwhile.
            silent.bind(new InetSocketAddress("localhost", 0));
            int port = silent.getLocalPort();
            connect(TransportOptions.of(URI.create("http://localhost:" + port)));
            for (int i = 0; i < 3; i++) {
                assertThat(Call.start(transport, Call.stream()).outcome())
                        .startsWith("failed localhost:" + port)
                        .contains("refused");
            }
        }
    }

    @Test
    void anUnknownHost() {
        connect(TransportOptions.of(URI.create("http://no-such-host.invalid:81")));
        assertThat(Call.start(transport, Call.post("x")).outcome())
                .startsWith("failed no-such-host.invalid:81: ");
    }

    @Test
    void aServerThatDoesNotShakeHandsIsGivenUp() throws IOException {
        server = new RawServer(socket -> socket.getInputStream().readAllBytes());
        connect(
                TransportOptions.of(URI.create("https://localhost:" + server.port()))
                        .withConnections(
                                ConnectionOptions.DEFAULT.withConnectTimeout(
                                        Duration.ofMillis(100))));
        assertThat(Call.start(transport, Call.post("x")).outcome())
                .startsWith("failed localhost:" + server.port() + ": ")
                .contains("100");
    }

    @Test
    void aHeaderThatHttpCannotCarryIsAFailureOfItsCallOnly() throws IOException {
        connect(
                RawServer.answering("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"),
                HttpVersionChoice.HTTP_1_1);
        Headers bad = Headers.create().addUnchecked("x", "a\r\nb: c");

        Call call = Call.start(transport, new ClientRequest("POST", "/", bad, new byte[0]));

        assertThat(call.outcome()).contains("the request cannot be sent");
        assertThat(Call.start(transport, Call.post("x")).outcome()).isEqualTo("end");
    }

    @Test
    void aCancelBeforeThereIsAConnectionSendsNothing() throws IOException {
        CompletableFuture<String> first = new CompletableFuture<>();
        connect(
                new RawServer(
                        socket -> {
                            first.complete(RawServer.head(socket.getInputStream()));
                            socket.getOutputStream().write("HTTP/1.1 204 x\r\n\r\n".getBytes());
                        }),
                HttpVersionChoice.HTTP_1_1);

        CompletableFuture<Call> cancel = new CompletableFuture<>();
        transport.run(
                start -> {
                    Call call = Call.start(transport, Call.get("/canceled"));
                    // Comes after the call has asked for a connection, and before there is one.
                    transport.run(
                            asked -> {
                                call.exchange().cancel();
                                cancel.complete(call);
                            });
                });
        Call canceled = Call.get(cancel);
        Call next = Call.start(transport, Call.get("/next"));

        assertThat(next.outcome()).isEqualTo("end");
        assertThat(Call.get(first)).startsWith("GET /next ");
        assertThat(canceled.outcome).isNotDone();
    }

    @Test
    void plainRequestsThroughAProxyNameTheServer() throws IOException {
        CompletableFuture<String> head = new CompletableFuture<>();
        server =
                new RawServer(
                        socket -> {
                            head.complete(RawServer.head(socket.getInputStream()));
                            socket.getOutputStream()
                                    .write(
                                            "HTTP/1.1 204 x\r\n\r\n"
                                                    .getBytes(StandardCharsets.US_ASCII));
                        });
        connect(
                TransportOptions.of(URI.create("http://server.invalid:82/base"))
                        .withProxy(ProxyServer.of("localhost:" + server.port())));

        assertThat(Call.start(transport, Call.get("/s/m")).outcome()).isEqualTo("end");

        assertThat(Call.get(head))
                .startsWith("GET http://server.invalid:82/base/s/m HTTP/1.1\r\n")
                .containsIgnoringCase("\r\nhost: server.invalid:82\r\n");
    }
}
