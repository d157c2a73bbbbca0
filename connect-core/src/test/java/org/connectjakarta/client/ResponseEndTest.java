package org.connectjakarta.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.UnavailableException;
import org.connectjakarta.server.Words;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How responses end: in every way a protocol has for it, and in those it has not. */
@Timeout(20)
class ResponseEndTest {
    private static final Word REQUEST = Words.word("a");
    private static final String CONNECT = "application/connect+proto";
    private static final String GRPC = "application/grpc+proto";
    private static final String WEB = "application/grpc-web+proto";

    private static RpcClient client(ScriptedTransport transport, Protocol protocol) {
        return transport.client(
                ClientOptions.DEFAULT.withWire(new WireOptions(protocol, "proto", false, null)));
    }

    private static List<Word> repeat(Protocol protocol, ScriptedTransport transport) {
        return Flavour.BLOCKING.call(client(transport, protocol), Words.REPEAT, List.of(REQUEST));
    }

    private static ScriptedTransport connectStream(byte[]... pieces) {
        return ScriptedTransport.of(
                exchange -> exchange.head(200, "content-type", CONNECT).body(pieces).finish());
    }

    private static ScriptedTransport web(byte[]... pieces) {
        return ScriptedTransport.of(
                exchange -> exchange.head(200, "content-type", WEB).body(pieces).finish());
    }

    private static ScriptedTransport grpc(String... trailers) {
        return ScriptedTransport.of(
                exchange ->
                        exchange.head(200, "content-type", GRPC, "x-head", "h")
                                .body(Frames.message("a"))
                                .finish(trailers));
    }

    private static ScriptedTransport unary(int status, String json, String... more) {
        return ScriptedTransport.of(
                exchange -> {
                    String[] headers = new String[more.length + 2];
                    System.arraycopy(more, 0, headers, 2, more.length);
                    headers[0] = "content-type";
                    headers[1] = "application/json";
                    exchange.head(status, headers).body(Frames.utf8(json)).finish();
                });
    }

    private static ConnectException unaryFails(Code code, ScriptedTransport transport) {
        return Await.failure(
                code,
                () ->
                        client(transport, Protocol.CONNECT)
                                .unary(Words.SAY, REQUEST, CallOptions.none()));
    }

    private static ConnectException connectFails(Code code, byte[]... pieces) {
        return Await.failure(code, () -> repeat(Protocol.CONNECT, connectStream(pieces)));
    }

    private static ConnectException webFails(Code code, byte[]... pieces) {
        return Await.failure(code, () -> repeat(Protocol.GRPC_WEB, web(pieces)));
    }

    private static ConnectException grpcFails(Code code, String... trailers) {
        return Await.failure(code, () -> repeat(Protocol.GRPC, grpc(trailers)));
    }

    @Test
    void anythingAfterTheEndIsInternal() {
        connectFails(Code.INTERNAL, Frames.end("{}"), Frames.end("{}"));
        connectFails(Code.INTERNAL, Frames.end("{}"), Frames.message("a"));
        connectFails(Code.INTERNAL, Frames.end("{}"), new byte[] {0});
        webFails(
                Code.INTERNAL,
                Frames.trailers("grpc-status: 0\r\n"),
                Frames.trailers("grpc-status: 0\r\n"));
        webFails(Code.INTERNAL, Frames.trailers("grpc-status: 0\r\n"), Frames.message("a"));
        webFails(Code.INTERNAL, Frames.trailers("grpc-status: 0\r\n"), new byte[] {0, 0});
    }

    @Test
    void theEndOfAConnectStreamSaysWhyItFailed() {
        ConnectException error =
                connectFails(
                        Code.NOT_FOUND,
                        Frames.end(
                                "{\"error\":{\"code\":\"not_found\",\"message\":\"gone\",\"details\":"
                                        + "[{\"type\":\"org.connectjakarta.test.Word\",\"value\":\"CgFi\"}]},"
                                        + "\"metadata\":{\"X-More\":[\"1\",\"2\"]}}"));

        assertThat(error.message()).isEqualTo("gone");
        assertThat(error.detail(Word.class)).contains(Words.word("b"));
        assertThat(error.metadata().getAll("x-more")).containsExactly("1", "2");
        assertThat(error.isFromWire()).isTrue();
    }

    @Test
    void theEndOfAConnectStreamMayHaveNoError() {
        for (String end :
                List.of("{}", "{\"error\":null}", "{\"metadata\":{}}", " { \"x\": 1 } ")) {
            assertThat(repeat(Protocol.CONNECT, connectStream(Frames.end(end)))).isEmpty();
        }
    }

    @Test
    void theEndOfAConnectStreamThatCannotBeRead() {
        connectFails(Code.INTERNAL, Frames.end("{"));
        connectFails(Code.INTERNAL, Frames.end("no"));
        connectFails(Code.UNKNOWN, Frames.end("{\"error\":{}}"));
        connectFails(Code.UNKNOWN, Frames.end("{\"error\":{\"code\":\"no_such_code\"}}"));
    }

    @Test
    void theEndOfAConnectStreamMayBeCompressed() {
        ScriptedTransport transport =
                ScriptedTransport.of(
                        exchange ->
                                exchange.head(
                                                200,
                                                "content-type",
                                                CONNECT,
                                                "connect-content-encoding",
                                                "gzip")
                                        .body(
                                                Frames.envelope(
                                                        3,
                                                        Frames.gzip(
                                                                Frames.utf8(
                                                                        "{\"error\":{\"code\":\"aborted\"}}"))))
                                        .finish());

        Await.failure(Code.ABORTED, () -> repeat(Protocol.CONNECT, transport));
    }

    @Test
    void aUnaryConnectErrorIsJson() {
        ConnectException error =
                unaryFails(
                        Code.RESOURCE_EXHAUSTED,
                        unary(
                                429,
                                "{\"code\":\"resource_exhausted\",\"message\":\"slow down\"}",
                                "x-head",
                                "h",
                                "trailer-x-trail",
                                "t"));

        assertThat(error.message()).isEqualTo("slow down");
        assertThat(error.metadata().getAll("x-head")).containsExactly("h");
        assertThat(error.metadata().getAll("x-trail")).containsExactly("t");
    }

    @Test
    void aUnaryConnectErrorWithoutACodeHasThatOfItsStatus() {
        unaryFails(Code.UNAUTHENTICATED, unary(401, "{\"message\":\"who?\"}"));
        unaryFails(Code.PERMISSION_DENIED, unary(403, "{\"code\":\"no_such_code\"}"));
        unaryFails(Code.UNAVAILABLE, unary(503, "{"));
        unaryFails(Code.UNAVAILABLE, unary(503, "[]"));
        unaryFails(Code.UNAVAILABLE, unary(503, ""));
    }

    @Test
    void grpcSaysItInTrailers() {
        ConnectException error =
                grpcFails(
                        Code.DATA_LOSS,
                        "grpc-status",
                        "15",
                        "grpc-message",
                        "100%25 fr%C3%BCh",
                        "x-trail",
                        "t");

        assertThat(error.message()).isEqualTo("100% früh");
        assertThat(error.metadata().getAll("x-trail")).containsExactly("t");
        assertThat(error.metadata().getAll("x-head")).containsExactly("h");
    }

    @Test
    void grpcWithoutAStatusIsNoSuccess() {
        grpcFails(Code.INTERNAL);
        grpcFails(Code.UNKNOWN, "grpc-status", "99");
        grpcFails(Code.UNKNOWN, "grpc-status", "zero");
        webFails(Code.UNKNOWN, Frames.trailers("x-trail: t\r\n"));
        webFails(Code.INTERNAL, Frames.message("a"));
        webFails(Code.UNKNOWN, Frames.trailers("grpc-status: 99\r\n"));
    }

    @Test
    void theTrailersOfGrpcWebMayBeUntidy() {
        assertThat(repeat(Protocol.GRPC_WEB, web(Frames.trailers("Grpc-Status:0\r\n")))).isEmpty();
        assertThat(repeat(Protocol.GRPC_WEB, web(Frames.trailers("grpc-status: 0")))).isEmpty();
        webFails(Code.ABORTED, Frames.trailers("grpc-status: 10\r\ngrpc-message: a%20b\r\n"));
    }

    @Test
    void aResetHasTheCodeThatGrpcGivesIt() {
        Map<Long, Code> codes =
                Map.ofEntries(
                        Map.entry(0L, Code.INTERNAL),
                        Map.entry(1L, Code.INTERNAL),
                        Map.entry(2L, Code.INTERNAL),
                        Map.entry(3L, Code.INTERNAL),
                        Map.entry(7L, Code.UNAVAILABLE),
                        Map.entry(8L, Code.CANCELED),
                        Map.entry(11L, Code.RESOURCE_EXHAUSTED),
                        Map.entry(12L, Code.PERMISSION_DENIED));
        codes.forEach(
                (reset, code) -> {
                    for (Protocol protocol : Protocol.values()) {
                        ScriptedTransport atOnce = ScriptedTransport.of(x -> x.reset(reset));
                        Await.failure(code, () -> repeat(protocol, atOnce));
                        assertThat(atOnce.exchanges).as("not repeated").hasSize(1);
                    }
                    ScriptedTransport later =
                            ScriptedTransport.of(
                                    exchange ->
                                            exchange.head(200, "content-type", GRPC)
                                                    .body(Frames.message("a"))
                                                    .thenReset(reset));
                    Await.failure(code, () -> repeat(Protocol.GRPC, later));
                });
    }

    @Test
    void aBrokenConnectionIsUnavailable() {
        for (Protocol protocol : Protocol.values()) {
            IOException cause = new IOException("connection refused");
            for (ScriptedTransport transport :
                    List.of(
                            ScriptedTransport.of(exchange -> exchange.failed(cause)),
                            ScriptedTransport.of(exchange -> exchange.failed(cause)).inline())) {
                assertThat(Await.failure(Code.UNAVAILABLE, () -> repeat(protocol, transport)))
                        .isInstanceOf(UnavailableException.class)
                        .hasMessageContaining("connection refused")
                        .hasCause(cause);
            }
        }
    }

    @Test
    void messagesBeforeABreakAreThere() {
        ScriptedTransport transport =
                ScriptedTransport.of(
                        exchange ->
                                exchange.head(200, "content-type", GRPC)
                                        .body(Frames.message("a"))
                                        .thenFailed(new IOException("lost")));
        try (StreamCall<Word, Word> call =
                client(transport, Protocol.GRPC).stream(Words.ECHO, CallOptions.none())) {
            assertThat(call.receive()).contains(Words.word("a"));
            Await.failure(Code.UNAVAILABLE, call::receive);
            Await.failure(Code.UNAVAILABLE, call::receive);
            Await.failure(Code.UNAVAILABLE, () -> call.send(REQUEST));
        }
    }

    @Test
    void headsBeforeSendReturnsAreFine() {
        for (Flavour flavour : Flavour.values()) {
            ScriptedTransport transport =
                    ScriptedTransport.of(
                                    exchange ->
                                            exchange.head(200, "content-type", CONNECT)
                                                    .body(Frames.message("a"), Frames.end("{}"))
                                                    .finish())
                            .inline();

            assertThat(
                            flavour.call(
                                    client(transport, Protocol.CONNECT),
                                    Words.REPEAT,
                                    List.of(REQUEST)))
                    .containsExactly(Words.word("a"));
        }
    }
}
