package org.connectjakarta.protocol.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectTimeoutTest {
    @ParameterizedTest
    @CsvSource({
        "PT0.001S, 1",
        "PT0.2S, 200",
        "PT5S, 5000",
        "PT1.9999999S, 1999",
        "PT9999999.999S, 9999999999",
        // never zero, which would be a deadline that has passed
        "PT0.000000001S, 1",
        "PT0.000999999S, 1",
        "PT0S, 1",
        "PT-1S, 1",
        "PT-2562047788015215H, 1"
    })
    void aTimeoutIsInMilliseconds(Duration timeout, String value) {
        assertThat(ConnectTimeout.format(timeout)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT10000000S", "PT2562047788015215H"})
    void whatNeedsMoreThanTenDigitsIsNoLimit(Duration timeout) {
        assertThat(ConnectTimeout.format(timeout)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.001S", "PT1.5S", "PT24H", "PT9999999.999S"})
    void theServerReadsWhatTheClientWrites(Duration timeout) {
        assertThat(ConnectTimeout.parse(ConnectTimeout.format(timeout))).isEqualTo(timeout);
    }
}
