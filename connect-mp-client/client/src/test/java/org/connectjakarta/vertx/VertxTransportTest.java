package org.connectjakarta.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.StreamResetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.connectjakarta.Headers;
import org.connectjakarta.http.ClientRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VertxTransportTest {
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    private VertxTransport transport(Wire wire, Handler<HttpServerRequest> handler) {
        TestServer server = new TestServer(wire.server(), handler);
        VertxTransport transport = VertxTransport.create(wire.client(server.port()));
        open.add(transport);
        open.add(server);
        return transport;
    }

    @ParameterizedTest
    @EnumSource
    void aWholeBodyIsSentWithItsLengthAndAnsweredWithTrailers(Wire wire) {
        CompletableFuture<String> length = new CompletableFuture<>();
        VertxTransport transport =
                transport(
                        wire,
                        request -> {
                            length.complete(
                                    request.version() + " " + request.getHeader("content-length"));
                            TestServer.echo(request);
                        });

        Call call = Call.start(transport, Call.post("hello"));

        assertThat(call.outcome()).isEqualTo("end");
        assertThat(Call.get(call.status)).isEqualTo(200);
        assertThat(call.text()).isEqualTo("hello");
        assertThat(call.trailers().get("x-sum")).isEqualTo("5");
        assertThat(Call.get(length)).isEqualTo((wire.isHttp2() ? "HTTP_2" : "HTTP_1_1") + " 5");
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyBodyIsNotChunked(Wire wire) {
        VertxTransport transport =
                transport(
                        wire,
                        request ->
                                request.response()
                                        .end(
                                                request.method()
                                                        + " "
                                                        + request.getHeader("content-length")
                                                        + " "
                                                        + request.getHeader("transfer-encoding")));

        Call post = Call.start(transport, Call.post(""));
        Call get = Call.start(transport, Call.get("/s/m?x=%20"));

        assertThat(post.outcome() + " " + post.text()).isEqualTo("end POST 0 null");
        assertThat(get.outcome() + " " + get.text()).isEqualTo("end GET null null");
    }

    @ParameterizedTest
    @EnumSource
    void headersArriveInOrderWithTheirRepeatsAndNothingIsAdded(Wire wire) {
        CompletableFuture<List<Map.Entry<String, String>>> seen = new CompletableFuture<>();
        VertxTransport transport =
                transport(
                        wire,
                        request -> {
                            seen.complete(request.headers().entries());
                            HttpServerResponse response = request.response();
                            response.headers().add("z", "1").add("z", "2");
                            response.headers().add("a-bin", "AAE").add("a-bin", "/+8=,AA");
                            response.end();
                        });
        Headers headers =
                Headers.create()
                        .addUnchecked("b", "1")
                        .addUnchecked("a", "2")
                        .addUnchecked("b", "3, 4")
                        .addUnchecked("c-bin", "AAE=,/+8");

        Call call = Call.start(transport, new ClientRequest("POST", "/", headers, new byte[0]));

        assertThat(call.outcome()).isEqualTo("end");
        List<String> lines = new ArrayList<>();
        Call.get(seen).stream()
                .filter(line -> !line.getKey().startsWith(":"))
                .filter(line -> !line.getKey().equalsIgnoreCase("host"))
                .forEach(line -> lines.add(line.getKey() + "=" + line.getValue()));
        assertThat(lines)
                .containsExactly("b=1", "a=2", "b=3, 4", "c-bin=AAE=,/+8", "content-length=0");
        assertThat(call.headers().getAll("z")).containsExactly("1", "2");
        assertThat(call.headers().getAll("a-bin")).containsExactly("AAE", "/+8=,AA");
        assertThat(call.headers().names()).noneMatch(name -> name.startsWith(":"));
    }

    @ParameterizedTest
    @EnumSource
    void theUserAgentIsSentUnlessTheRequestHasOne(Wire wire) {
        TestServer server =
                new TestServer(
                        wire.server(),
                        request ->
                                request.response()
                                        .end(
                                                request.path()
                                                        + " "
                                                        + request.headers().getAll("user-agent")));
        open.add(server);
        TransportOptions plain = wire.client(server.port());
        VertxTransport transport =
                VertxTransport.create(
                        new TransportOptions(
                                plain.baseUrl().resolve("/base/"),
                                plain.version(),
                                plain.connections(),
                                plain.tls(),
                                null,
                                "mine/1"));
        open.add(0, transport);
        Headers own = Headers.create().addUnchecked("user-agent", "own");

        Call withDefault = Call.start(transport, Call.get("/s/m"));
        Call withOwn = Call.start(transport, new ClientRequest("GET", "/x", own, new byte[0]));

        assertThat(withDefault.outcome() + withDefault.text()).isEqualTo("end/base/s/m [mine/1]");
        assertThat(withOwn.outcome() + withOwn.text()).isEqualTo("end/base/x [own]");
    }

    @ParameterizedTest
    @EnumSource
    void theResponseIsReadWhileTheRequestIsStillSent(Wire wire) {
        VertxTransport transport = transport(wire, TestServer::echo);

        Call call = Call.start(transport, Call.stream());
        assertThat(transport.isFullDuplex()).isEqualTo(wire.isHttp2());
        assertThat(Call.get(call.status)).isEqualTo(200);
        for (int i = 0; i < 5; i++) {
            call.write("ping" + i);
            call.awaitPiece();
        }
        call.exchange().end();

        assertThat(call.outcome()).isEqualTo("end");
        assertThat(call.text()).isEqualTo("ping0ping1ping2ping3ping4");
        assertThat(call.trailers().get("x-sum")).isEqualTo("25");
    }

    @ParameterizedTest
    @EnumSource
    void theHeadOfAStreamIsSentBeforeItsBody(Wire wire) {
        VertxTransport transport = transport(wire, request -> request.response().end("early"));

        Call call = Call.start(transport, Call.stream());

        assertThat(call.outcome()).isEqualTo("end");
        assertThat(call.text()).isEqualTo("early");
        call.exchange().write(new byte[] {1}, () -> {});
        call.exchange().end();
        Call next = Call.start(transport, Call.post("x"));
        assertThat(next.outcome()).isEqualTo("end");
    }

    @ParameterizedTest
    @EnumSource
    void aRedirectIsNotFollowedAndNothingIsDecompressed(Wire wire) {
        VertxTransport transport =
                transport(
                        wire,
                        request ->
                                request.response()
                                        .setStatusCode(302)
                                        .putHeader("location", "/elsewhere")
                                        .putHeader("content-encoding", "gzip")
                                        .end(String.valueOf(request.getHeader("accept-encoding"))));

        Call call = Call.start(transport, Call.get("/s/m"));

        assertThat(call.outcome()).isEqualTo("end");
        assertThat(Call.get(call.status)).isEqualTo(302);
        assertThat(call.headers().get("content-encoding")).isEqualTo("gzip");
        assertThat(call.text()).isEqualTo("null");
    }

    @ParameterizedTest
    @EnumSource
    void informationalResponsesAreNotTold(Wire wire) {
        VertxTransport transport =
                transport(
                        wire,
                        request -> {
                            request.response().writeContinue();
                            request.response()
                                    .writeEarlyHints(
                                            MultiMap.caseInsensitiveMultiMap().add("link", "x"))
                                    .onComplete(written -> request.response().end("done"));
                        });

        Call call = Call.start(transport, Call.post("x"));

        assertThat(call.outcome()).isEqualTo("end");
        assertThat(Call.get(call.status)).isEqualTo(200);
        assertThat(call.headers().contains("link")).isFalse();
        assertThat(call.text()).isEqualTo("done");
    }

    @ParameterizedTest
    @EnumSource
    void aCancelIsSeenByTheServer(Wire wire) {
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        VertxTransport transport =
                transport(
                        wire,
                        request -> {
                            request.exceptionHandler(seen::complete);
                            request.response().exceptionHandler(seen::complete);
                            request.response().setChunked(true).write("first");
                        });

        Call call = Call.start(transport, Call.post("x"));
        call.awaitPiece();
        call.exchange().cancel();
        call.exchange().cancel();

        Throwable cause = Call.get(seen);
        if (wire.isHttp2()) {
            assertThat(cause)
                    .isInstanceOfSatisfying(
                            StreamResetException.class,
                            reset -> assertThat(reset.getCode()).isEqualTo(8));
        }
        assertThat(Call.start(transport, Call.stream()).outcome.isDone()).isFalse();
        assertThat(call.outcome.isDone()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aCancelAfterTheEndHurtsNobodyElse(Wire wire) {
        VertxTransport transport = transport(wire, TestServer::echo);
        for (int i = 0; i < 50; i++) {
            Call ended = Call.paused(transport, Call.post("x"));
            Call.get(ended.status);
            Call next = Call.start(transport, Call.post("y"));
            ended.exchange().cancel();
            assertThat(next.outcome()).isEqualTo("end");
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyCallsAreAllAnswered(Wire wire) {
        VertxTransport transport = transport(wire, TestServer::echo);
        for (int i = 0; i < 2000; i++) {
            Call call = Call.start(transport, Call.post("call" + i));
            assertThat(call.outcome()).isEqualTo("end");
            assertThat(call.text()).isEqualTo("call" + i);
        }
        for (int round = 0; round < 20; round++) {
            List<Call> calls =
                    Stream.generate(() -> Call.start(transport, Call.post("x".repeat(1000))))
                            .limit(64)
                            .toList();
            for (Call call : calls) {
                assertThat(call.outcome()).isEqualTo("end");
                assertThat(call.length()).isEqualTo(1000);
                assertThat(call.trailers().get("x-sum")).isEqualTo("1000");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void closeFailsWhatIsUnderWay(Wire wire) {
        CompletableFuture<Void> gone = new CompletableFuture<>();
        VertxTransport transport =
                transport(
                        wire,
                        request -> {
                            request.response().exceptionHandler(cause -> gone.complete(null));
                            request.connection().closeHandler(nothing -> gone.complete(null));
                            request.response().setChunked(true).write("x");
                        });
        Call reading = Call.start(transport, Call.post("x"));
        reading.awaitPiece();
        Call paused = Call.paused(transport, Call.stream());

        transport.close();
        transport.close();

        assertThat(reading.outcome()).startsWith("failed localhost:").endsWith("client is closed");
        assertThat(paused.outcome()).endsWith("the client is closed");
        Call.get(gone);
        assertThat(Call.start(transport, Call.post("x")).outcome()).startsWith("failed localhost:");
    }

    /** Wherever the close finds them: waiting for the event loop, for a connection, for the server. */
    @ParameterizedTest
    @EnumSource
    void closeFailsWhatIsStarting(Wire wire) {
        TestServer server = new TestServer(wire.server(), request -> {});
        open.add(server);
        for (int round = 0; round < 300; round++) {
            VertxTransport transport = VertxTransport.create(wire.client(server.port()));
            List<Call> calls =
                    Stream.generate(() -> Call.start(transport, Call.stream())).limit(20).toList();

            transport.close();

            for (Call call : calls) {
                assertThat(call.outcome()).endsWith("the client is closed");
            }
        }
    }
}
