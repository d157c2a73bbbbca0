package org.connectjakarta.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.StreamType;
import org.connectjakarta.server.Words;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Heads of responses that are not what was asked for: from a proxy, from another server, from a broken one. */
@Timeout(30)
class ResponseHeadTest {
    private static final Map<Integer, Code> BY_STATUS =
            Map.ofEntries(
                    Map.entry(400, Code.INTERNAL),
                    Map.entry(401, Code.UNAUTHENTICATED),
                    Map.entry(403, Code.PERMISSION_DENIED),
                    Map.entry(404, Code.UNIMPLEMENTED),
                    Map.entry(429, Code.UNAVAILABLE),
                    Map.entry(502, Code.UNAVAILABLE),
                    Map.entry(503, Code.UNAVAILABLE),
                    Map.entry(504, Code.UNAVAILABLE),
                    Map.entry(204, Code.UNKNOWN),
                    Map.entry(301, Code.UNKNOWN),
                    Map.entry(308, Code.UNKNOWN),
                    Map.entry(405, Code.UNKNOWN),
                    Map.entry(413, Code.UNKNOWN),
                    Map.entry(415, Code.UNKNOWN),
                    Map.entry(500, Code.UNKNOWN),
                    Map.entry(501, Code.UNKNOWN),
                    Map.entry(599, Code.UNKNOWN));

    static ConnectException failure(
            Code code, ScriptedTransport transport, Protocol protocol, MethodSpec<Word, Word> m) {
        RpcClient rpc =
                transport.client(
                        ClientOptions.DEFAULT
                                .withWire(new WireOptions(protocol, "proto", false, null))
                                .withTimeout(Duration.ofSeconds(5)));
        return Await.failure(code, () -> Flavour.BLOCKING.call(rpc, m, List.of(Words.word("a"))));
    }

    static Stream<Arguments> protocolsAndMethods() {
        List<Arguments> all = new ArrayList<>();
        for (Protocol protocol : Protocol.values()) {
            for (MethodSpec<Word, Word> method :
                    List.of(Words.SAY, Words.REPEAT, Words.JOIN, Words.ECHO)) {
                all.add(arguments(protocol, method));
            }
        }
        return all.stream();
    }

    static String contentType(Protocol protocol, MethodSpec<?, ?> method) {
        return switch (protocol) {
            case CONNECT ->
                    method.streamType() == StreamType.UNARY
                            ? "application/proto"
                            : "application/connect+proto";
            case GRPC -> "application/grpc+proto";
            case GRPC_WEB -> "application/grpc-web+proto";
        };
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("protocolsAndMethods")
    void anHttpErrorHasTheCodeOfItsStatus(Protocol protocol, MethodSpec<Word, Word> method) {
        BY_STATUS.forEach(
                (status, code) -> {
                    ScriptedTransport transport =
                            ScriptedTransport.of(
                                    exchange ->
                                            exchange.head(status, "content-type", "text/html")
                                                    .body(Frames.utf8("<html>"))
                                                    .finish());

                    ConnectException error = failure(code, transport, protocol, method);

                    assertThat(error.message()).contains(Integer.toString(status));
                    assertThat(transport.exchanges).as("no redirect, no retry").hasSize(1);
                });
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("protocolsAndMethods")
    void anHttpErrorThatNeverEndsFailsAllTheSame(Protocol protocol, MethodSpec<Word, Word> method) {
        ScriptedTransport transport =
                ScriptedTransport.of(exchange -> exchange.head(503, "content-type", "text/html"));

        failure(Code.UNAVAILABLE, transport, protocol, method);

        Await.until("cancelled", () -> transport.exchange().isCancelled());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("protocolsAndMethods")
    void anotherContentTypeIsUnknown(Protocol protocol, MethodSpec<Word, Word> method) {
        for (String type : List.of("text/html", "text/plain; charset=utf-8", "")) {
            ScriptedTransport transport =
                    ScriptedTransport.of(
                            exchange -> exchange.head(200, "content-type", type).finish());

            failure(Code.UNKNOWN, transport, protocol, method);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("protocolsAndMethods")
    void noContentTypeIsUnknown(Protocol protocol, MethodSpec<Word, Word> method) {
        ScriptedTransport transport = ScriptedTransport.of(exchange -> exchange.head(200).finish());

        failure(Code.UNKNOWN, transport, protocol, method);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("protocolsAndMethods")
    void anotherCodecIsInternal(Protocol protocol, MethodSpec<Word, Word> method) {
        String type = contentType(protocol, method).replace("proto", "json");
        ScriptedTransport transport =
                ScriptedTransport.of(
                        exchange ->
                                exchange.head(200, "content-type", type)
                                        .body(Frames.utf8("{}"))
                                        .finish("grpc-status", "0"));

        failure(Code.INTERNAL, transport, protocol, method);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("protocolsAndMethods")
    void aCompressionThatWasNotAcceptedIsInternal(
            Protocol protocol, MethodSpec<Word, Word> method) {
        String header =
                protocol != Protocol.CONNECT
                        ? "grpc-encoding"
                        : method.streamType() == StreamType.UNARY
                                ? "content-encoding"
                                : "connect-content-encoding";
        ScriptedTransport transport =
                ScriptedTransport.of(
                        exchange ->
                                exchange.head(
                                                200,
                                                "content-type",
                                                contentType(protocol, method),
                                                header,
                                                "lzma")
                                        .body(Frames.message("a"))
                                        .finish("grpc-status", "0"));

        failure(Code.INTERNAL, transport, protocol, method);
    }

    @Test
    void parametersOfTheContentTypeAreNoMatter() {
        ScriptedTransport transport =
                ScriptedTransport.of(
                        exchange ->
                                exchange.head(
                                                200,
                                                "content-type",
                                                "Application/JSON; charset=utf-8")
                                        .body(Frames.utf8("{\"text\":\"b\"}"))
                                        .finish());
        RpcClient rpc =
                transport.client(
                        ClientOptions.DEFAULT.withWire(
                                new WireOptions(Protocol.CONNECT, "json", false, null)));

        assertThat(rpc.unary(Words.SAY, Words.word("a"), CallOptions.none()).message())
                .isEqualTo(Words.word("b"));
    }

    @Test
    void grpcWithoutACodecInItsContentTypeIsProto() {
        for (Protocol protocol : List.of(Protocol.GRPC, Protocol.GRPC_WEB)) {
            byte[] end =
                    protocol == Protocol.GRPC ? new byte[0] : Frames.trailers("grpc-status: 0\r\n");
            ScriptedTransport transport =
                    ScriptedTransport.of(
                            exchange ->
                                    exchange.head(
                                                    200,
                                                    "content-type",
                                                    "application/" + protocol.wireName())
                                            .body(Frames.join(Frames.message("b"), end))
                                            .finish(
                                                    protocol == Protocol.GRPC
                                                            ? new String[] {"grpc-status", "0"}
                                                            : new String[0]));
            RpcClient rpc =
                    transport.client(
                            ClientOptions.DEFAULT.withWire(
                                    new WireOptions(protocol, "proto", false, null)));

            assertThat(Flavour.BLOCKING.call(rpc, Words.SAY, List.of(Words.word("a"))))
                    .containsExactly(Words.word("b"));
        }
    }

    @Test
    void aResponseThatEndsWithItsHeadIsAGrpcError() {
        ScriptedTransport transport =
                ScriptedTransport.of(
                        exchange ->
                                exchange.head(
                                                200,
                                                "content-type",
                                                "application/grpc+proto",
                                                "grpc-status",
                                                "5",
                                                "grpc-message",
                                                "not%20here",
                                                "x-more",
                                                "yes")
                                        .finish());

        for (MethodSpec<Word, Word> method : Arrays.asList(Words.SAY, Words.ECHO)) {
            ConnectException error = failure(Code.NOT_FOUND, transport, Protocol.GRPC, method);

            assertThat(error.message()).isEqualTo("not here");
            assertThat(error.metadata().getAll("x-more")).containsExactly("yes");
            assertThat(error.isFromWire()).isTrue();
        }
    }
}
