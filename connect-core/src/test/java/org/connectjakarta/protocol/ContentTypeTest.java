package org.connectjakarta.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTypeTest {
    private static void check(String value) {
        ContentType.checkResponse(ContentType.normalize(value), "application/a+", "json");
    }

    @ParameterizedTest
    @CsvSource({
        "application/a+json",
        "Application/A+JSON",
        "application/a+json;charset=utf-8",
        "application/a+json ; charset=\"UTF-8\"; x=y"
    })
    void whatWasAskedForIsTaken(String value) {
        assertThatCode(() -> check(value)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "application/a+proto, INTERNAL",
        "application/a+, INTERNAL",
        "application/a+json2, INTERNAL",
        "application/a, UNKNOWN",
        "application/b+json, UNKNOWN",
        "text/html, UNKNOWN",
        "'', UNKNOWN",
        ", UNKNOWN",
        "application/a+json; charset=utf-16, UNKNOWN"
    })
    void anotherCodecIsInternalAndAnotherTypeUnknown(String value, Code code) {
        ConnectException error = catchThrowableOfType(ConnectException.class, () -> check(value));

        assertThat(error.code()).isEqualTo(code);
        assertThat(error).hasMessageContaining("application/a+json is expected");
    }
}
