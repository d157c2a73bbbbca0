package org.connectjakarta.protocol.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.protocol.ClientProtocol.RequestHead;
import org.connectjakarta.protocol.ClientProtocol.ResponseHead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectUnaryClientTest {
    private static final ConnectUnaryClient CLIENT = ConnectUnaryClient.POST;

    private static Headers type(String contentType) {
        Headers headers = Headers.create();
        return contentType == null ? headers : headers.add("content-type", contentType);
    }

    private static ConnectException refused(int status, Headers headers, String codec) {
        return catchThrowableOfType(
                ConnectException.class, () -> CLIENT.responseHead(status, headers, codec));
    }

    private static ConnectException failure(int status, String body) {
        ResponseHead head = CLIENT.responseHead(status, type("application/json"), "proto");
        return CLIENT.failure(status, head, body.getBytes(UTF_8));
    }

    @Test
    void aRequestSaysEverythingInItsHead() {
        Headers head =
                CLIENT.requestHead(
                        new RequestHead("proto", Duration.ofSeconds(5), "gzip", "gzip,br"));

        assertThat(head.names())
                .containsExactlyInAnyOrder(
                        "content-type",
                        "connect-protocol-version",
                        "connect-timeout-ms",
                        "content-encoding",
                        "accept-encoding");
        assertThat(head.get("content-type")).isEqualTo("application/proto");
        assertThat(head.get("connect-protocol-version")).isEqualTo("1");
        assertThat(head.get("connect-timeout-ms")).isEqualTo("5000");
        assertThat(head.get("content-encoding")).isEqualTo("gzip");
        assertThat(head.get("accept-encoding")).isEqualTo("gzip,br");
    }

    @Test
    void aRequestSaysNothingThatNeedNotBeSaid() {
        Headers head = CLIENT.requestHead(new RequestHead("json", null, null, ""));

        assertThat(head.names())
                .containsExactlyInAnyOrder("content-type", "connect-protocol-version");
        assertThat(head.get("content-type")).isEqualTo("application/json");
    }

    @Test
    void aTimeoutWithoutEndIsNotSaid() {
        Headers head = CLIENT.requestHead(new RequestHead("json", Duration.ofDays(1000), null, ""));

        assertThat(head.contains("connect-timeout-ms")).isFalse();
    }

    @Test
    void theProtocolHasAName() {
        assertThat(CLIENT.name()).isEqualTo("connect");
        assertThat(CLIENT.needsHttpTrailers()).isFalse();
    }

    @Test
    void trailersStandAmongTheHeaders() {
        Headers received =
                type("application/proto")
                        .add("x-one", "1")
                        .add("trailer-x-two", "2")
                        .add("Trailer-X-Two", "3")
                        .add("trailer-x-bin", "AA")
                        .add("x-one", "4")
                        .add("trailer", "x");

        ResponseHead head = CLIENT.responseHead(200, received, "proto");

        assertThat(head.failed()).isFalse();
        assertThat(head.compression()).isNull();
        assertThat(head.headers().names()).containsExactly("content-type", "x-one", "trailer");
        assertThat(head.headers().getAll("x-one")).containsExactly("1", "4");
        assertThat(head.trailers().names()).containsExactly("x-two", "x-bin");
        assertThat(head.trailers().getAll("x-two")).containsExactly("2", "3");
        assertThat(received.contains("trailer-x-two")).as("not modified").isTrue();
    }

    @ParameterizedTest
    @CsvSource({"gzip, gzip", "identity, ", "foo, foo"})
    void theCompressionIsNamed(String value, String compression) {
        Headers headers =
                type("application/json")
                        .add("content-encoding", value)
                        .add("connect-content-encoding", "not for unary calls");

        assertThat(CLIENT.responseHead(200, headers, "json").compression()).isEqualTo(compression);
        assertThat(CLIENT.responseHead(500, headers, "proto").compression()).isEqualTo(compression);
    }

    @ParameterizedTest
    @CsvSource({
        "proto, application/json, INTERNAL",
        "json, application/proto, INTERNAL",
        "proto, application/connect+proto, INTERNAL",
        "proto, text/html, UNKNOWN",
        "proto, image/jpeg, UNKNOWN",
        "proto, , UNKNOWN",
        "json, application/json; charset=latin1, UNKNOWN"
    })
    void aSuccessHasTheCodecThatWasAskedFor(String codec, String contentType, Code code) {
        ConnectException error = refused(200, type(contentType), codec);

        assertThat(error.code()).isEqualTo(code);
        assertThat(error.isFromWire()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8"})
    void anErrorIsJsonWhateverTheCodec(String contentType) {
        assertThat(CLIENT.responseHead(404, type(contentType), "proto").failed()).isTrue();
        assertThat(CLIENT.responseHead(404, type(contentType), "json").failed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "403, application/proto, PERMISSION_DENIED",
        "502, text/html, UNAVAILABLE",
        "404, , UNIMPLEMENTED",
        "304, , UNKNOWN",
        "204, , UNKNOWN",
        "418, , UNKNOWN",
        "800, , UNKNOWN",
        "401, application/problem+json, UNAUTHENTICATED"
    })
    void whatIsNoJsonLeavesTheHttpStatus(int status, String contentType, Code code) {
        ConnectException error = refused(status, type(contentType).add("x-more", "1"), "proto");

        assertThat(error.code()).isEqualTo(code);
        assertThat(error).hasMessage("HTTP status " + status);
        assertThat(error.isFromWire()).isTrue();
        assertThat(error.metadata().get("x-more")).isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource
    void aFailureHasTheCodeInItsBody(Code code) {
        ConnectException error =
                failure(418, "{\"code\":\"" + code.wireName() + "\",\"message\":\"oops\"}");

        assertThat(error.code()).isEqualTo(code);
        assertThat(error).hasMessage("oops").hasSameClassAs(ConnectException.of(code, ""));
        assertThat(error.isFromWire()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {\"code\":null,\"message\":\"oops\"} | UNAUTHENTICATED",
                "401 | {\"message\":\"oops\"} | UNAUTHENTICATED",
                "429 | {\"code\":\"foobar\",\"message\":\"oops\"} | UNAVAILABLE",
                "403 | {\"code\":\"OUT_OF_RANGE\",\"message\":\"oops\"} | PERMISSION_DENIED",
                "403 | {\"code\":\"\",\"message\":\"oops\"} | PERMISSION_DENIED",
                "404 | {\"code\":5,\"message\":\"oops\"} | UNIMPLEMENTED",
                "503 | {\"code\":{\"a\":1},\"message\":\"oops\"} | UNAVAILABLE",
                "200 | {\"code\":\"ok\",\"message\":\"oops\"} | UNKNOWN",
            })
    void aFailureWithoutACodeHasThatOfTheHttpStatus(int status, String body, Code code) {
        ResponseHead head = CLIENT.responseHead(500, type("application/json"), "proto");

        ConnectException error = CLIENT.failure(status, head, body.getBytes(UTF_8));

        assertThat(error.code()).isEqualTo(code);
        assertThat(error).hasMessage("oops");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"internal\"",
                "17",
                "<html>",
                "{",
                "{\"code\":\"internal\"",
                "{\"code\":\"internal\"}{}",
                "{\"code\":\"internal\",\"code\":\"aborted\"}",
                "{'code':'internal'}",
                "{code:\"internal\"}",
                "{\"code\":\"internal\"} // a comment",
                "{\"code\":\"internal\",\"message\":\"\\ud800\"}",
                "{\"code\":\"internal\",\"a\":1e100000000}",
            })
    void aBodyThatCannotBeReadLeavesTheHttpStatus(String body) {
        ConnectException error = failure(401, body);

        assertThat(error.code()).isEqualTo(Code.UNAUTHENTICATED);
        assertThat(error).hasMessage("HTTP status 401");
        assertThat(error.isFromWire()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 100_000})
    void aDeepBodyLeavesTheHttpStatus(int depth) {
        String body = "{\"code\":\"internal\",\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}";

        assertThat(failure(401, body).code()).isEqualTo(Code.UNAUTHENTICATED);
    }

    @Test
    void aFailureHasAllThatWasReceived() {
        Headers received = type("application/json").add("x-one", "1").add("trailer-x-two", "2");
        ResponseHead head = CLIENT.responseHead(409, received, "proto");

        for (String body : new String[] {"{\"code\":\"aborted\"}", "no JSON"}) {
            Headers metadata = CLIENT.failure(409, head, body.getBytes(UTF_8)).metadata();

            assertThat(metadata.names()).containsExactly("content-type", "x-one", "x-two");
            assertThat(metadata.getAll("x-two")).containsExactly("2");
        }
    }
}
