package org.connectjakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers: names without case, values in order, nothing that HTTP or the protocols do not allow. */
class HeadersTest {
    private final Headers headers =
            Headers.create().add("X-One", "1").add("x-two", "2").add("x-ONE", "3");

    @Test
    void namesHaveNoCaseAndValuesKeepTheirOrder() {
        assertThat(headers.get("x-one")).isEqualTo("1");
        assertThat(headers.getAll("X-ONE")).containsExactly("1", "3");
        assertThat(headers.get("x-three")).isNull();
        assertThat(headers.getAll("x-three")).isEmpty();
        assertThat(headers.contains("X-Two")).isTrue();
        assertThat(headers.contains("x-three")).isFalse();
        assertThat(headers.names()).containsExactly("x-one", "x-two");
    }

    @Test
    void everyValueIsVisitedInOrder() {
        List<String> seen = new ArrayList<>();

        headers.forEach((name, value) -> seen.add(name + "=" + value));

        assertThat(seen).containsExactly("x-one=1", "x-two=2", "x-one=3");
    }

    @Test
    void setReplacesAllValuesAndRemoveRemovesThem() {
        headers.set("X-One", "9");
        assertThat(headers.getAll("x-one")).containsExactly("9");

        headers.remove("X-ONE").remove("x-three");
        assertThat(headers.contains("x-one")).isFalse();
        assertThat(headers.isEmpty()).isFalse();
        headers.remove("x-two");
        assertThat(headers.isEmpty()).isTrue();
        assertThat(headers.size()).isZero();
        assertThat(headers.add("x-again", "").get("x-again")).isEmpty();
    }

    @Test
    void aValueThatIsRefusedReplacesNothing() {
        assertThatThrownBy(() -> headers.set("x-one", "a\nb"))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(headers.getAll("x-one")).containsExactly("1", "3");
    }

    @Test
    void theSizeIsCountedAsHttp2Does() {
        assertThat(headers.size()).isEqualTo((5 + 1 + 32) * 3);
    }

    @Test
    void emptyHeadersHaveNothing() {
        Headers empty = Headers.create();

        assertThat(empty.isEmpty()).isTrue();
        assertThat(empty.names()).isEmpty();
        assertThat(empty.size()).isZero();
        assertThat(empty.addAll(Headers.create()).remove("x").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "a b", "a:b", ":path", "a\r", "a\n", "a\u0000", "é", "a,b", "a\"", "{a}"
            })
    void aNameIsAToken(String name) {
        assertThatThrownBy(() -> Headers.create().add(name, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("[ -~]*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a-b_c.d", "!#$%&'*+-.^_`|~", "0"})
    void everyTokenIsAName(String name) {
        assertThat(Headers.create().add(name, "x").get(name)).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "\n", "\r", "\u0000", "\u0007", "\u007f", "é", "日"})
    void aValueIsVisibleAscii(String value) {
        assertThatThrownBy(() -> Headers.create().add("x-a", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x-a")
                .hasMessageMatching("[ -~]*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", " ", "a\tb", "a, b;c=\"d\" ~"})
    void whatIsVisibleIsAValue(String value) {
        assertThat(Headers.create().add("x-a", value).get("x-a")).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accept",
                "Accept-Encoding",
                "connection",
                "content-encoding",
                "Content-Length",
                "content-type",
                "date",
                "expect",
                "host",
                "keep-alive",
                "proxy-connection",
                "te",
                "trailer",
                "transfer-encoding",
                "upgrade",
                "connect-x",
                "Connect-Protocol-Version",
                "grpc-x",
                "GRPC-Status",
                "trailer-x"
            })
    void namesOfTheProtocolsAreNotMetadata(String name) {
        assertThat(Headers.create().add(name, "x").get(name)).isEqualTo("x");
        assertThatThrownBy(() -> Headers.metadata().add(name, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name.toLowerCase());
        Headers others = Headers.create().add("x-fine", "1").add(name, "x");
        assertThatThrownBy(() -> Headers.metadata().addAll(others))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void othersAreMetadata() {
        Headers metadata = Headers.metadata().add("authorization", "a").add("connector", "b");

        assertThat(Headers.metadata().addAll(metadata).addAll(headers).names())
                .containsExactly("authorization", "connector", "x-one", "x-two");
    }

    @Test
    void bytesAreBase64WithoutPadding() {
        headers.addBinary("x-bytes-bin", new byte[] {0}).addBinary("x-bytes-bin", new byte[0]);

        assertThat(headers.getAll("x-bytes-bin")).containsExactly("AA", "");
        assertThat(headers.getBinary("X-Bytes-Bin")).containsExactly(new byte[] {0}, new byte[0]);
    }

    @Test
    void bytesAreReadPaddedOrNotAndInOneLineOrSeveral() {
        headers.add("x-bin", "YQ==").add("x-bin", "Yg").add("x-bin", "Yw==, ZA,ZQ");

        assertThat(headers.getBinary("x-bin"))
                .extracting(bytes -> new String(bytes, StandardCharsets.US_ASCII))
                .containsExactly("a", "b", "c", "d", "e");
        assertThat(headers.getBinary("x-other-bin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-text", "bin", "x-bin-", "xbin"})
    void theNameOfBytesSaysSo(String name) {
        assertThatThrownBy(() -> headers.addBinary(name, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> headers.getBinary(name))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "A", "AA=A", "AAAA====", "A A"})
    void whatIsNotBase64IsRefusedWhenItIsRead(String value) {
        headers.add("x-bin", value);

        assertThatThrownBy(() -> headers.getBinary("x-bin"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void valuesAreNotForLogs() {
        assertThat(headers.add("authorization", "secret").toString())
                .contains("authorization")
                .doesNotContain("secret");
    }

    @Test
    void namesCannotBeChangedFromOutside() {
        assertThatThrownBy(() -> headers.names().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
