package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.connectjakarta.compression.CompressionOptions;
import org.connectjakarta.compression.Compressions;
import org.connectjakarta.message.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Unary Connect by GET (protocol, "Unary-Get-Request"). */
class ConnectGetTest {
    private static final String SAY = "/org.connectjakarta.test.WordService/Say?";

    /** As proto, this has all the characters that tell the alphabets of base64 apart. */
    private static final String NASTY = "\u00fb\u00ff\u07ff\u00be~?|";

    private static final ServerOptions COMPRESS_ALL =
            ServerOptions.DEFAULT.withCompression(new CompressionOptions(Compressions.all(), 0));

    private final RpcServer server = MatrixService.blocking(ServerOptions.DEFAULT);

    private Loopback get(String query) {
        return Loopback.request("GET", SAY + query).servedBy(server);
    }

    private static String proto(Base64.Encoder base64) {
        return base64.encodeToString(Words.word(NASTY).toByteArray());
    }

    static Stream<Arguments> good() {
        String padded = proto(Base64.getUrlEncoder()).replace("=", "%3D");
        String unpadded = proto(Base64.getUrlEncoder().withoutPadding());
        return Stream.of(
                arguments(
                        "base64 without padding",
                        "connect=v1&base64=1&encoding=proto&message=" + unpadded),
                arguments(
                        "base64 with padding",
                        "connect=v1&base64=1&encoding=proto&message=" + padded),
                arguments("without version", "base64=1&encoding=proto&message=" + unpadded),
                arguments(
                        "in another order",
                        "message=" + unpadded + "&encoding=proto&base64=1&connect=v1"),
                arguments(
                        "the first of two counts",
                        "base64=1&encoding=proto&encoding=xml&message=" + unpadded + "&message=x"),
                arguments(
                        "unknown parameters",
                        "foo=bar&baz&&=x&base64=1&encoding=proto&message=" + unpadded),
                arguments(
                        "identity",
                        "compression=identity&base64=1&encoding=proto&message=" + unpadded),
                arguments(
                        "JSON, percent-encoded",
                        "encoding=json&message=%7B%22text%22%3A%22"
                                + "%C3%BB%C3%BF%DF%BF%C2%BE~?%7C%22%7D"),
                arguments("JSON, with base64=0", "base64=0&encoding=json&message=" + json()));
    }

    private static String json() {
        return java.net.URLEncoder.encode("{\"text\":\"" + NASTY + "\"}", StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void aQueryIsACall(String what, String query) throws Exception {
        Loopback call = get(query);

        assertThat(call.status()).isEqualTo(200);
        String text =
                call.responseHeaders().get("content-type").equals("application/proto")
                        ? org.connectjakarta.test.Word.parseFrom(call.bytes()).getText()
                        : call.text();
        assertThat(text).contains(NASTY + "!");
        assertThat(call.responseHeaders().get("trailer-x-protocol")).isEqualTo("connect GET");
    }

    @Test
    void anEmptyMessageIsAMessage() {
        assertThat(get("encoding=proto&message=").status()).isEqualTo(200);
        assertThat(get("encoding=proto&base64=1&message=").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "encoding=proto",
                "encoding=proto&base64=1",
                "encoding=proto&Message=x",
                "encoding=json&message=nonsense",
                "encoding=json&message=%7B",
                "encoding=json&message=%",
                "encoding=json&message=%7",
                "encoding=json&message=%zz",
                "encoding=json&message=%FF%FE",
                "encoding=proto&base64=1&message=%20",
                "encoding=proto&base64=1&message=A",
                "encoding=proto&base64=1&message=AA%3DA",
                "encoding=proto&base64=1&message=A%3D%3D%3D",
                "encoding=proto&base64=1&message=%C3%A4",
                "encoding=proto&base64=1&message=____",
                "connect=v2&encoding=json&message=%7B%7D",
                "connect=1&encoding=json&message=%7B%7D",
                "connect=&encoding=json&message=%7B%7D"
            })
    void aQueryThatMakesNoSenseIsAnInvalidArgument(String query) {
        Loopback call = get(query);

        assertThat(call.status()).isEqualTo(400);
        assertThat(call.text()).startsWith("{\"code\":\"invalid_argument\",\"message\":\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "message=%7B%7D",
                "encoding=&message=%7B%7D",
                "encoding=xml&message=%7B%7D",
                "encoding=JSON&message=%7B%7D",
                "encoding=grpc&message=",
                "encoding=grpc%2Bproto&message=",
                "encoding=grpc+proto&message=",
                "encoding=grpc-web&message=",
                "encoding=grpc-web-text+json&message=",
                "encoding=connect+json&message=%7B%7D",
                ""
            })
    void anUnknownEncodingIsNotSupported(String query) {
        assertThat(get(query).status()).isEqualTo(415);
    }

    @Test
    void withoutAQueryThereIsNoEncoding() {
        assertThat(
                        Loopback.request("GET", "/org.connectjakarta.test.WordService/Say")
                                .servedBy(server)
                                .status())
                .isEqualTo(415);
    }

    @Test
    void theMessageMayBeCompressed() {
        for (String name : List.of("gzip", "deflate", "br", "zstd", "snappy")) {
            byte[] compressed = WireCall.compress(Words.word("a").toByteArray(), name);
            String message = Base64.getUrlEncoder().withoutPadding().encodeToString(compressed);

            Loopback call =
                    get("base64=1&compression=" + name + "&encoding=proto&message=" + message);

            assertThat(call.status()).as(name).isEqualTo(200);
        }
    }

    @Test
    void anUnknownCompressionIsUnimplemented() {
        Loopback call = get("compression=lzma&encoding=json&message=%7B%7D");

        assertThat(call.status()).isEqualTo(501);
        assertThat(call.text()).contains("unimplemented").contains("gzip");
    }

    @Test
    void theResponseIsCompressedByTheHeaderAlone() {
        RpcServer compressing = MatrixService.blocking(COMPRESS_ALL);
        String query = SAY + "encoding=json&message=%7B%22text%22%3A%22a%22%7D";

        Loopback plain = Loopback.request("GET", query).servedBy(compressing);
        Loopback compressed =
                Loopback.request("GET", query)
                        .header("accept-encoding", "gzip")
                        .servedBy(compressing);

        assertThat(plain.responseHeaders().contains("content-encoding")).isFalse();
        assertThat(compressed.responseHeaders().get("content-encoding")).isEqualTo("gzip");
    }

    @Test
    void cachesAreToldThatTheAnswerDependsOnTheCompression() {
        Loopback call = get("encoding=json&message=%7B%7D");

        assertThat(call.responseHeaders().getAll("vary")).containsExactly("accept-encoding");
    }

    @Test
    void theVersionCanBeDemanded() {
        RpcServer strict =
                MatrixService.blocking(
                        ServerOptions.DEFAULT.withRequireConnectProtocolHeader(true));
        String query = "encoding=json&message=%7B%7D";

        assertThat(Loopback.request("GET", SAY + query).servedBy(strict).status()).isEqualTo(400);
        assertThat(Loopback.request("GET", SAY + "connect=v1&" + query).servedBy(strict).status())
                .isEqualTo(200);
    }

    @Test
    void theMessageHasTheSameLimitAsInABody() {
        RpcServer small =
                MatrixService.blocking(
                        ServerOptions.DEFAULT.withLimits(
                                new Limits(10, Integer.MAX_VALUE, 8192, 8192)));

        assertThat(
                        Loopback.request("GET", SAY + "encoding=proto&message=%0A%089bytesAAA")
                                .servedBy(small)
                                .status())
                .isEqualTo(429);
    }

    @Test
    void theQueryHasALimit() {
        RpcServer small =
                MatrixService.blocking(
                        ServerOptions.DEFAULT.withLimits(
                                new Limits(4096, Integer.MAX_VALUE, 8192, 50)));
        String query = "encoding=json&message=%7B%7D&pad=";

        String fits = query + "x".repeat(50 - query.length());
        assertThat(Loopback.request("GET", SAY + fits).servedBy(small).status()).isEqualTo(200);
        assertThat(Loopback.request("GET", SAY + fits + "x").servedBy(small).status())
                .isIn(414, 429);
    }

    @Test
    void aTimeoutIsAHeaderInGetToo() {
        Loopback call =
                Loopback.request("GET", SAY + "encoding=json&message=%7B%7D")
                        .header("connect-timeout-ms", "0")
                        .servedBy(server);

        assertThat(call.status()).isEqualTo(504);
    }
}
