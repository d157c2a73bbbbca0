package org.connectjakarta.protocol.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrpcTimeoutTest {
    @ParameterizedTest
    @CsvSource({
        "PT0.000000001S, 1n",
        "PT0.099999999S, 99999999n",
        "PT0.1S, 100000u",
        "PT0.2S, 200000u",
        "PT0.123456789S, 123456u",
        "PT99.999999999S, 99999999u",
        "PT100S, 100000m",
        "PT99999.999999S, 99999999m",
        "PT100000S, 100000S",
        "PT99999999.999S, 99999999S",
        "PT100000000S, 1666666M",
        "PT5999999999S, 99999999M",
        "PT6000000000S, 1666666H",
        "PT99999999H, 99999999H",
        "PT100000000H, 99999999H",
        "PT2562047788015215H, 99999999H",
        // never zero, which would be a deadline that has passed
        "PT0S, 1n",
        "PT-1S, 1n",
        "PT-2562047788015215H, 1n"
    })
    void aTimeoutIsInTheSmallestUnitWithEightDigits(Duration timeout, String value) {
        assertThat(GrpcTimeout.format(timeout)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.000000001S", "PT0.05S", "PT1.5S", "PT10M", "PT48H", "PT99999999H"})
    void theServerReadsWhatTheClientWrites(Duration timeout) {
        assertThat(GrpcTimeout.parse(GrpcTimeout.format(timeout))).isEqualTo(timeout);
    }
}
