package org.connectjakarta.protocol.connect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.StringValue;
import java.time.Duration;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.message.Envelope;
import org.connectjakarta.protocol.ClientProtocol.Outcome;
import org.connectjakarta.protocol.ClientProtocol.RequestHead;
import org.connectjakarta.protocol.ClientProtocol.ResponseHead;
import org.connectjakarta.protocol.ResponseMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectStreamClientTest {
    private static final ConnectStreamClient CLIENT = ConnectStreamClient.INSTANCE;

    private static Outcome end(String json) {
        byte[] bytes = json.getBytes(UTF_8);
        return CLIENT.endOfStream(bytes, 0, bytes.length);
    }

    private static ConnectException refused(int status, Headers headers, String codec) {
        return catchThrowableOfType(
                ConnectException.class, () -> CLIENT.responseHead(status, headers, codec));
    }

    @Test
    void aRequestSaysEverythingInItsHead() {
        Headers head =
                CLIENT.requestHead(
                        new RequestHead("json", Duration.ofSeconds(5), "gzip", "gzip,br"));

        assertThat(head.names())
                .containsExactlyInAnyOrder(
                        "content-type",
                        "connect-protocol-version",
                        "connect-timeout-ms",
                        "connect-content-encoding",
                        "connect-accept-encoding");
        assertThat(head.get("content-type")).isEqualTo("application/connect+json");
        assertThat(head.get("connect-protocol-version")).isEqualTo("1");
        assertThat(head.get("connect-timeout-ms")).isEqualTo("5000");
        assertThat(head.get("connect-content-encoding")).isEqualTo("gzip");
        assertThat(head.get("connect-accept-encoding")).isEqualTo("gzip,br");
    }

    @Test
    void aRequestSaysNothingThatNeedNotBeSaid() {
        assertThat(CLIENT.requestHead(new RequestHead("proto", null, null, "")).names())
                .containsExactlyInAnyOrder("content-type", "connect-protocol-version");
        assertThat(CLIENT.name()).isEqualTo("connect");
        assertThat(CLIENT.needsHttpTrailers()).isFalse();
        assertThat(CLIENT.endFlag()).isEqualTo(2);
    }

    @Test
    void theHeadersAreThoseReceived() {
        Headers received =
                Headers.create()
                        .add("content-type", "application/connect+proto")
                        .add("connect-content-encoding", "gzip")
                        .add("content-encoding", "not for streams")
                        .add("trailer-x", "not for streams");

        ResponseHead head = CLIENT.responseHead(200, received, "proto");

        assertThat(head.headers().names()).isEqualTo(received.names());
        assertThat(head.trailers().isEmpty()).isTrue();
        assertThat(head.compression()).isEqualTo("gzip");
        assertThat(head.failed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "proto, application/connect+json, INTERNAL",
        "json, application/connect+proto, INTERNAL",
        "proto, application/proto, UNKNOWN",
        "json, application/json, UNKNOWN",
        "proto, application/connect, UNKNOWN",
        "proto, application/grpc+proto, UNKNOWN",
        "proto, text/plain, UNKNOWN",
    })
    void aResponseHasTheCodecThatWasAskedFor(String codec, String contentType, Code code) {
        Headers headers = Headers.create().add("content-type", contentType);

        assertThat(refused(200, headers, codec).code()).isEqualTo(code);
        assertThat(refused(200, Headers.create(), codec).code()).isEqualTo(Code.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "401, UNAUTHENTICATED",
        "404, UNIMPLEMENTED",
        "415, UNKNOWN",
        "503, UNAVAILABLE",
        "505, UNKNOWN",
        "201, UNKNOWN"
    })
    void anotherHttpStatusIsAnError(int status, Code code) {
        Headers headers = Headers.create().add("content-type", "application/connect+proto");

        ConnectException error = refused(status, headers, "proto");

        assertThat(error.code()).isEqualTo(code);
        assertThat(error).hasMessage("HTTP status " + status);
        assertThat(error.isFromWire()).isTrue();
        assertThat(error.metadata().contains("content-type")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " {\n} ",
                "{\"error\":null}",
                "{\"metadata\":null}",
                "{\"metadata\":{}}",
                "{\"metadata\":{\"x\":[]}}",
                "{\"code\":\"out_of_range\",\"message\":\"oops\"}"
            })
    void withoutAnErrorTheStreamSucceeded(String json) {
        assertThat(end(json).error()).isNull();
        assertThat(end(json).trailers().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"code\":\"unauthenticated\"}} | UNAUTHENTICATED | ''",
                "{\"error\":{\"code\":\"aborted\",\"message\":\"a\"}} | ABORTED | a",
                "{\"error\":{\"code\":null,\"message\":\"oops\"}} | UNKNOWN | oops",
                "{\"error\":{\"message\":\"oops\"}} | UNKNOWN | oops",
                "{\"error\":{\"code\":\"foobar\",\"message\":\"oops\"}} | UNKNOWN | oops",
                "{\"error\":{\"code\":1,\"message\":\"oops\"}} | UNKNOWN | oops",
                "{\"error\":{}} | UNKNOWN | ''",
                "{\"x\":1,\"error\":{\"code\":\"internal\",\"y\":2}} | INTERNAL | ''",
            })
    void anErrorIsRead(String json, Code code, String message) {
        Outcome outcome = end(json);

        assertThat(outcome.error().code()).isEqualTo(code);
        assertThat(outcome.error().message()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "17",
                "{",
                "{\"error\":",
                "{} {}",
                "{'error':null}",
                "{\"error\":null,\"error\":{\"code\":\"aborted\"}}",
                "{\"error\":true}",
                "{\"error\":false}",
                "{\"error\":0}",
                "{\"error\":\"aborted\"}",
                "{\"error\":[]}",
                "{\"metadata\":[]}",
                "{\"metadata\":\"x\"}",
                "{\"metadata\":{\"x\":\"1\"}}",
                "{\"metadata\":{\"x\":null}}",
                "{\"metadata\":{\"x\":[1]}}",
                "{\"metadata\":{\"x\":[null]}}",
                "{\"metadata\":{\"x\":[[\"1\"]]}}",
                "{\"metadata\":{\"x\":[\"1\"],\"x\":[\"2\"]}}",
                "{\"a\":1e999999999}",
            })
    void aMalformedEndIsInternal(String json) {
        ConnectException error = catchThrowableOfType(ConnectException.class, () -> end(json));

        assertThat(error.code()).isEqualTo(Code.INTERNAL);
        assertThat(error).hasMessageStartingWith("protocol error: malformed end-of-stream");
        assertThat(error.isFromWire()).isFalse();
    }

    @Test
    void aDeepEndIsInternal() {
        String json = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(catchThrowableOfType(ConnectException.class, () -> end(json)).code())
                .isEqualTo(Code.INTERNAL);
    }

    @Test
    void bytesThatAreNotUtf8AreInternal() {
        byte[] bytes = "{\"x\":\"\u00e9\"}".getBytes(ISO_8859_1);

        assertThat(
                        catchThrowableOfType(
                                        ConnectException.class,
                                        () -> CLIENT.endOfStream(bytes, 0, bytes.length))
                                .code())
                .isEqualTo(Code.INTERNAL);
    }

    @Test
    void trailersKeepTheirValuesInOrder() {
        Outcome outcome =
                end("{\"metadata\":{\"X-One\":[\"1\",\"2\"],\"x-two\":[\"3\"],\"x-ONE\":[\"4\"]}}");

        assertThat(outcome.trailers().names()).containsExactly("x-one", "x-two");
        assertThat(outcome.trailers().getAll("x-one")).containsExactly("1", "2", "4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\":[\"1\"]",
                "\"x y\":[\"1\"]",
                "\"x:y\":[\"1\"]",
                "\"é\":[\"1\"]",
                "\"x\\ny\":[\"1\"]",
                "\"x-bad\":[\"1\\r\\nset-cookie: a\"]",
                "\"x-bad\":[\"\\u0000\"]",
                "\"x-bad\":[\"日本\"]",
            })
    void whatCannotStandInAHeaderIsLeftOut(String entry) {
        Outcome outcome =
                end(
                        "{\"error\":{\"code\":\"aborted\"},\"metadata\":{"
                                + entry
                                + ",\"x-ok\":[\"1\"]}}");

        assertThat(outcome.trailers().names()).containsExactly("x-ok");
        assertThat(outcome.error().code()).isEqualTo(Code.ABORTED);
    }

    @ParameterizedTest
    @EnumSource
    void theClientReadsWhatTheServerWrites(Code code) {
        ConnectException error =
                ConnectException.of(code, "why").addDetail(StringValue.of("hello"));
        error.metadata().add("x-error", "1");
        Headers trailers = Headers.create().add("x-one", "1").add("x-one", "2");
        byte[] envelope =
                EndStreamMessage.envelope(new ResponseMetadata(Headers.create(), trailers, error));

        Outcome outcome =
                CLIENT.endOfStream(envelope, Envelope.PREFIX, envelope.length - Envelope.PREFIX);

        assertThat(outcome.error().code()).isEqualTo(code);
        assertThat(outcome.error()).hasMessage("why");
        assertThat(outcome.error().details()).isEqualTo(error.details());
        assertThat(outcome.trailers().names()).containsExactly("x-one", "x-error");
        assertThat(outcome.trailers().getAll("x-one")).containsExactly("1", "2");
    }

    @Test
    void aBodyWithoutAnEndIsInternal() {
        Headers misleading = Headers.create().add("grpc-status", "0");

        for (boolean anyBody : new boolean[] {true, false}) {
            Outcome outcome = CLIENT.endOfBody(misleading, misleading, anyBody);

            assertThat(outcome.error().code()).isEqualTo(Code.INTERNAL);
            assertThat(outcome.error()).hasMessageContaining("end-of-stream");
            assertThat(outcome.trailers().isEmpty()).isTrue();
        }
    }
}
