package org.connectjakarta.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.UnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpStatusCodeTest {
    private static final Headers HEADERS = Headers.create().add("retry-after", "1");

    @ParameterizedTest
    @CsvSource({
        "400, INTERNAL",
        "401, UNAUTHENTICATED",
        "403, PERMISSION_DENIED",
        "404, UNIMPLEMENTED",
        "429, UNAVAILABLE",
        "502, UNAVAILABLE",
        "503, UNAVAILABLE",
        "504, UNAVAILABLE",
        "-1, UNKNOWN",
        "0, UNKNOWN",
        "201, UNKNOWN",
        "204, UNKNOWN",
        "302, UNKNOWN",
        "304, UNKNOWN",
        "402, UNKNOWN",
        "405, UNKNOWN",
        "408, UNKNOWN",
        "409, UNKNOWN",
        "412, UNKNOWN",
        "413, UNKNOWN",
        "415, UNKNOWN",
        "418, UNKNOWN",
        "431, UNKNOWN",
        "499, UNKNOWN",
        "500, UNKNOWN",
        "501, UNKNOWN",
        "505, UNKNOWN",
        "800, UNKNOWN"
    })
    void everyStatusHasACode(int status, Code code) {
        assertThat(HttpStatusCode.toCode(status)).isEqualTo(code);
    }

    @Test
    void anErrorNamesTheStatusAndHasWhatWasReceived() {
        ConnectException error = HttpStatusCode.toError(503, HEADERS);

        assertThat(error).isInstanceOf(UnavailableException.class).hasMessage("HTTP status 503");
        assertThat(error.isFromWire()).isTrue();
        assertThat(error.metadata().get("retry-after")).isEqualTo("1");
        error.metadata().add("grpc-x", "2");
        assertThat(HEADERS.names()).as("a copy").containsExactly("retry-after");
    }

    @ParameterizedTest
    @CsvSource({"100", "199", "201", "204", "301", "404", "500"})
    void only200IsOk(int status) {
        assertThatCode(() -> HttpStatusCode.requireOk(200, HEADERS)).doesNotThrowAnyException();

        ConnectException error =
                catchThrowableOfType(
                        ConnectException.class, () -> HttpStatusCode.requireOk(status, HEADERS));
        assertThat(error.code()).isEqualTo(HttpStatusCode.toCode(status));
    }
}
