package org.connectjakarta.protocol.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.connectjakarta.Headers;
import org.connectjakarta.protocol.ClientProtocol.RequestHead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectGetClientTest {
    private static final ConnectGetClient CLIENT = ConnectGetClient.INSTANCE;

    private static ConnectGetServer served(String query) {
        ConnectGetServer server = ConnectGetServer.of(query);
        server.check(Headers.create(), true);
        return server;
    }

    @Test
    void aRequestHasOnlyHeadersAboutItsResponse() {
        Headers head =
                CLIENT.requestHead(
                        new RequestHead("proto", Duration.ofMillis(1500), "gzip", "gzip"));

        assertThat(head.names()).containsExactlyInAnyOrder("connect-timeout-ms", "accept-encoding");
        assertThat(head.get("connect-timeout-ms")).isEqualTo("1500");
        assertThat(CLIENT.requestHead(new RequestHead("proto", null, null, "")).isEmpty()).isTrue();
    }

    @Test
    void aBinaryMessageIsBase64() {
        assertThat(CLIENT.query("proto", new byte[] {-1, -2, -3, -4}, null))
                .isEqualTo("connect=v1&base64=1&encoding=proto&message=__79_A");
    }

    @Test
    void anEmptyMessageIsSaid() {
        assertThat(CLIENT.query("proto", new byte[0], null))
                .isEqualTo("connect=v1&base64=1&encoding=proto&message=");
        assertThat(CLIENT.query("json", "{}".getBytes(UTF_8), null))
                .isEqualTo("connect=v1&encoding=json&message=%7B%7D");
    }

    @Test
    void jsonIsText() {
        assertThat(CLIENT.query("json", "{\"a\":\"b c+d&é\"}".getBytes(UTF_8), null))
                .isEqualTo(
                        "connect=v1&encoding=json"
                                + "&message=%7B%22a%22%3A%22b%20c%2Bd%26%C3%A9%22%7D");
    }

    @Test
    void aCompressedMessageIsBase64() {
        assertThat(CLIENT.query("json", new byte[] {31, -117}, "gzip"))
                .isEqualTo("connect=v1&base64=1&compression=gzip&encoding=json&message=H4s");
        assertThat(CLIENT.query("proto", new byte[] {31, -117}, "gzip"))
                .isEqualTo("connect=v1&base64=1&compression=gzip&encoding=proto&message=H4s");
    }

    @Test
    void aNameCannotBreakOutOfItsParameter() {
        assertThat(CLIENT.query("a&b", new byte[0], "c=d&e f"))
                .isEqualTo("connect=v1&base64=1&compression=c%3Dd%26e%20f&encoding=a%26b&message=");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 255, 1000})
    void theServerReadsBytesThatTheClientWrites(int size) {
        byte[] message = new byte[size];
        new Random(size).nextBytes(message);

        ConnectGetServer server = served(CLIENT.query("proto", message, "zstd"));

        assertThat(server.messageInHead()).isEqualTo(message);
        assertThat(server.codec()).isEqualTo("proto");
        assertThat(server.requestCompression(Headers.create())).isEqualTo("zstd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"a\":\"%41+ &=?#/\\\\\"}", "{\"é\":\"日本語 🎈\"}", "\u0000~*'()!"})
    void theServerReadsTextThatTheClientWrites(String json) {
        String query = CLIENT.query("json", json.getBytes(UTF_8), null);

        assertThat(query).matches("[A-Za-z0-9%&=._*-]+");
        assertThat(served(query).messageInHead()).isEqualTo(json.getBytes(UTF_8));
        assertThat(served(query).requestCompression(Headers.create())).isNull();
    }
}
