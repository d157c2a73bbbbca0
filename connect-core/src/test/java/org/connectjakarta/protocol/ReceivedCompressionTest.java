package org.connectjakarta.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.connectjakarta.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivedCompressionTest {
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "nonsense", "gzip, br"})
    void aNameIsTakenAsItIs(String value) {
        assertThat(ReceivedCompression.in(Headers.create().add("x", value), "x")).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "Identity"})
    void identityIsNone(String value) {
        assertThat(ReceivedCompression.in(Headers.create().add("x", value), "x")).isNull();
    }

    @Test
    void noHeaderIsNone() {
        assertThat(ReceivedCompression.in(Headers.create(), "x")).isNull();
    }
}
