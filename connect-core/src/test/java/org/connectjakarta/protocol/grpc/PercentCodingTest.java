package org.connectjakarta.protocol.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentCodingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain text",
                "100%",
                "%41",
                "%%25%",
                "früh morgens 日本語 🎈",
                "\t\r\n\u0000\u007f\u0080\uffff",
            })
    void whatIsEncodedIsDecoded(String text) {
        String encoded = PercentCoding.encode(text, 1000);

        assertThat(encoded).matches("[ -~]*");
        assertThat(PercentCoding.decode(encoded)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "%c3%a9, é",
        "%C3%A9, é",
        "a+b, a+b",
        "%2525, %25",
        // not well encoded
        "%, %",
        "a%, a%",
        "a%4, a%4",
        "%zz, %zz",
        "%4g, %4g",
        "%g4, %g4",
        "% 41, % 41",
        "%-1, %-1",
        "%+1, %+1",
        "%%41, %A",
        "100% sure%21, 100% sure!",
        // not UTF-8
        "a%ffb, a\ufffdb",
        "a%c3, a\ufffd"
    })
    void whatIsNotWellEncodedStaysAsItIs(String encoded, String text) {
        assertThat(PercentCoding.decode(encoded)).isEqualTo(text);
    }

    /** Digits of other scripts are none in a header. */
    @Test
    void onlyLatinDigitsAreDigits() {
        assertThat(PercentCoding.decode("%\u0664\u0661")).doesNotContain("A").startsWith("%");
        assertThat(PercentCoding.decode("%\uff14\uff11")).doesNotContain("A").startsWith("%");
    }

    /** A container shows the bytes of a header as ISO-8859-1. */
    @Test
    void utf8ThatIsNotEncodedIsRead() {
        String header =
                new String("früh 🎈".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(PercentCoding.decode(header)).isEqualTo("früh 🎈");
        assertThat(PercentCoding.decode(header + "%21")).isEqualTo("früh 🎈!");
    }
}
