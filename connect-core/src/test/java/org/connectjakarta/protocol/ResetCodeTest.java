package org.connectjakarta.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.connectjakarta.Code;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResetCodeTest {
    @ParameterizedTest
    @CsvSource({
        "NO_ERROR, 0, INTERNAL",
        "PROTOCOL_ERROR, 1, INTERNAL",
        "INTERNAL_ERROR, 2, INTERNAL",
        "FLOW_CONTROL_ERROR, 3, INTERNAL",
        "SETTINGS_TIMEOUT, 4, INTERNAL",
        "STREAM_CLOSED, 5, UNKNOWN",
        "FRAME_SIZE_ERROR, 6, INTERNAL",
        "REFUSED_STREAM, 7, UNAVAILABLE",
        "CANCEL, 8, CANCELED",
        "COMPRESSION_ERROR, 9, INTERNAL",
        "CONNECT_ERROR, 10, INTERNAL",
        "ENHANCE_YOUR_CALM, 11, RESOURCE_EXHAUSTED",
        "INADEQUATE_SECURITY, 12, PERMISSION_DENIED",
        "HTTP_1_1_REQUIRED, 13, UNKNOWN",
        "not assigned, 14, UNKNOWN",
        "the largest, 4294967295, UNKNOWN",
        "an int in its low half, 4294967303, UNKNOWN",
        "negative, -1, UNKNOWN"
    })
    void everyErrorCodeOfHttp2HasACode(String name, long errorCode, Code code) {
        assertThat(ResetCode.toCode(errorCode)).as(name).isEqualTo(code);
    }
}
