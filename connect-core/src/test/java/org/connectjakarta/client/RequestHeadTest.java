package org.connectjakarta.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.connectjakarta.Code;
import org.connectjakarta.Headers;
import org.connectjakarta.compression.CompressionOptions;
import org.connectjakarta.compression.Compressions;
import org.connectjakarta.message.Limits;
import org.connectjakarta.server.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a request says in its head and body, in each protocol, to the letter. */
@Timeout(60)
class RequestHeadTest {
    private final ScriptedTransport transport = ScriptedTransport.silent();

    private static ClientOptions speaking(Protocol protocol, String codec, String compression) {
        return ClientOptions.DEFAULT
                .withWire(new WireOptions(protocol, codec, false, compression))
                .withCompression(new CompressionOptions(Compressions.only(List.of("gzip")), 10));
    }

    private ScriptedExchange unary(ClientOptions options, String text) {
        transport.client(options).asyncUnary(Words.SAY, Words.word(text));
        return transport.exchange();
    }

    private ScriptedExchange stream(ClientOptions options, CallOptions call) {
        transport.client(options).stream(Words.ECHO, call);
        return transport.exchange();
    }

    private static List<String> lines(Headers headers) {
        List<String> lines = new ArrayList<>();
        headers.forEach((name, value) -> lines.add(name + ": " + value));
        return lines;
    }

    private static String userAgent(ScriptedExchange exchange) {
        return "user-agent: " + exchange.request.headers().get("user-agent");
    }

    private static void assertHead(ScriptedExchange exchange, String... lines) {
        List<String> all = new ArrayList<>(lines(exchange.request.headers()));
        all.remove(userAgent(exchange));
        assertThat(all).containsExactlyInAnyOrder(lines);
    }

    @Test
    void unaryConnect() {
        ScriptedExchange sent = unary(speaking(Protocol.CONNECT, "proto", null), "hello");

        assertThat(sent.request.method()).isEqualTo("POST");
        assertThat(sent.request.target()).isEqualTo("/org.connectjakarta.test.WordService/Say");
        assertHead(
                sent,
                "content-type: application/proto",
                "connect-protocol-version: 1",
                "accept-encoding: gzip");
        assertThat(sent.request.body()).isEqualTo(Frames.plain("hello"));
    }

    @Test
    void unaryConnectInJson() {
        ScriptedExchange sent = unary(speaking(Protocol.CONNECT, "json", null), "hello");

        assertThat(sent.request.headers().getAll("content-type"))
                .containsExactly("application/json");
        assertThat(new String(sent.request.body())).isEqualTo("{\"text\":\"hello\"}");
    }

    @Test
    void unaryConnectCompressed() {
        ScriptedExchange sent =
                unary(speaking(Protocol.CONNECT, "proto", "gzip"), "hello".repeat(10));

        assertHead(
                sent,
                "content-type: application/proto",
                "connect-protocol-version: 1",
                "content-encoding: gzip",
                "accept-encoding: gzip");
        assertThat(sent.request.body()).startsWith(0x1f, 0x8b);
    }

    @Test
    void aSmallMessageIsNotCompressed() {
        ScriptedExchange sent = unary(speaking(Protocol.CONNECT, "proto", "gzip"), "hi");

        assertThat(sent.request.headers().contains("content-encoding")).isFalse();
        assertThat(sent.request.body()).isEqualTo(Frames.plain("hi"));
    }

    @Test
    void aSmallMessageOfAStreamIsNotCompressedThoughItsCompressionIsNamed() {
        ScriptedExchange sent = unary(speaking(Protocol.GRPC, "proto", "gzip"), "hi");

        assertThat(sent.request.headers().getAll("grpc-encoding")).containsExactly("gzip");
        assertThat(sent.request.body()).isEqualTo(Frames.message("hi"));
    }

    @Test
    void aLargeMessageOfAStreamIsCompressed() {
        ScriptedExchange sent = unary(speaking(Protocol.GRPC, "proto", "gzip"), "hi".repeat(10));

        assertThat(sent.request.body()).startsWith(1, 0, 0, 0).containsSequence(0x1f, 0x8b);
    }

    @Test
    void aConnectStream() {
        ScriptedExchange sent =
                stream(speaking(Protocol.CONNECT, "proto", "gzip"), CallOptions.none());

        assertThat(sent.request.method()).isEqualTo("POST");
        assertThat(sent.request.target()).isEqualTo("/org.connectjakarta.test.WordService/Echo");
        assertThat(sent.request.body()).isNull();
        assertHead(
                sent,
                "content-type: application/connect+proto",
                "connect-protocol-version: 1",
                "connect-content-encoding: gzip",
                "connect-accept-encoding: gzip");
    }

    @Test
    void grpc() {
        ScriptedExchange sent = stream(speaking(Protocol.GRPC, "json", "gzip"), CallOptions.none());

        assertHead(
                sent,
                "content-type: application/grpc+json",
                "te: trailers",
                "grpc-encoding: gzip",
                "grpc-accept-encoding: gzip");
    }

    @Test
    void grpcWeb() {
        ScriptedExchange sent =
                stream(speaking(Protocol.GRPC_WEB, "proto", null), CallOptions.none());

        List<String> lines = new ArrayList<>(lines(sent.request.headers()));
        lines.remove(userAgent(sent));
        lines.remove("x-grpc-web: 1");
        assertThat(lines)
                .containsExactlyInAnyOrder(
                        "content-type: application/grpc-web+proto", "grpc-accept-encoding: gzip");
    }

    @Test
    void headersOfTheCallFollow() {
        ScriptedExchange sent =
                stream(
                        speaking(Protocol.CONNECT, "proto", null),
                        CallOptions.none()
                                .withHeader("x-one", "1")
                                .withHeader("X-One", "2")
                                .withHeaders(
                                        more -> more.addBinary("x-bytes-bin", new byte[] {1})));

        assertThat(sent.request.headers().getAll("x-one")).containsExactly("1", "2");
        assertThat(sent.request.headers().getAll("x-bytes-bin")).containsExactly("AQ");
    }

    @Test
    void aCallCanHaveACompressionOfItsOwn() {
        ScriptedExchange sent =
                stream(
                        speaking(Protocol.CONNECT, "proto", null),
                        CallOptions.none().withCompression("gzip"));

        assertThat(sent.request.headers().getAll("connect-content-encoding"))
                .containsExactly("gzip");
    }

    @Test
    void aCallCanDoWithoutCompression() {
        ScriptedExchange sent =
                stream(
                        speaking(Protocol.CONNECT, "proto", "gzip"),
                        CallOptions.none().withCompression("identity"));

        assertThat(sent.request.headers().contains("connect-content-encoding")).isFalse();
    }

    @Test
    void aCompressionThatIsNotThereFailsTheCall() {
        RpcClient rpc = transport.client(speaking(Protocol.CONNECT, "proto", null));

        Await.failure(
                Code.UNIMPLEMENTED,
                () ->
                        rpc.unary(
                                Words.SAY,
                                Words.word("a"),
                                CallOptions.none().withCompression("lzma")));
        assertThat(transport.exchanges).isEmpty();
    }

    @Test
    void aMessageOverTheLimitIsNotSent() {
        RpcClient rpc =
                transport.client(
                        ClientOptions.DEFAULT.withLimits(new Limits(1000, 10, 1000, 1000)));

        Await.failure(
                Code.RESOURCE_EXHAUSTED,
                () -> rpc.unary(Words.SAY, Words.word("a".repeat(20)), CallOptions.none()));
        assertThat(transport.exchanges).isEmpty();
    }

    @Test
    void metadataOverTheLimitAreNotSent() {
        RpcClient rpc =
                transport.client(
                        ClientOptions.DEFAULT.withLimits(new Limits(1000, 1000, 100, 1000)));

        Await.failure(
                Code.RESOURCE_EXHAUSTED,
                () ->
                        rpc.unary(
                                Words.SAY,
                                Words.word("a"),
                                CallOptions.none().withHeader("x-long", "a".repeat(100))));
        assertThat(transport.exchanges).isEmpty();
    }

    @Test
    void connectHasItsTimeoutInMillisecondsOfAtMostTenDigits() {
        assertTimeout(Protocol.CONNECT, Duration.ofMillis(1500), "connect-timeout-ms", "1500");
        assertTimeout(
                Protocol.CONNECT,
                Duration.ofMillis(9_999_999_999L),
                "connect-timeout-ms",
                "9999999999");
        // Longer than can be said: better not said at all than wrong.
        assertThat(timeoutHeader(Protocol.CONNECT, Duration.ofDays(10_000), "connect-timeout-ms"))
                .isNull();
        // The server must not think that there is no time at all.
        assertAtMost(Protocol.CONNECT, Duration.ofNanos(1), "connect-timeout-ms", "[01]");
    }

    @Test
    void grpcHasItsTimeoutInAtMostEightDigitsAndAUnit() {
        for (Duration timeout :
                List.of(
                        Duration.ofNanos(1),
                        Duration.ofMillis(1),
                        Duration.ofSeconds(90),
                        Duration.ofDays(1),
                        Duration.ofDays(100_000),
                        Duration.ofSeconds(Long.MAX_VALUE))) {
            for (Protocol protocol : List.of(Protocol.GRPC, Protocol.GRPC_WEB)) {
                assertAtMost(protocol, timeout, "grpc-timeout", "\\d{1,8}[HMSmun]");
            }
        }
    }

    private static void assertTimeout(
            Protocol protocol, Duration timeout, String header, String value) {
        assertThat(timeoutHeader(protocol, timeout, header)).isEqualTo(value);
    }

    private static void assertAtMost(
            Protocol protocol, Duration timeout, String header, String pattern) {
        assertThat(timeoutHeader(protocol, timeout, header))
                .as(timeout.toString())
                .matches(pattern);
    }

    private static String timeoutHeader(Protocol protocol, Duration timeout, String header) {
        ScriptedTransport silent = ScriptedTransport.silent();
        silent.client(speaking(protocol, "proto", null).withTimeout(Duration.ofDays(1))).stream(
                Words.ECHO, CallOptions.none().withTimeout(timeout));
        return silent.exchange().request.headers().get(header);
    }
}
