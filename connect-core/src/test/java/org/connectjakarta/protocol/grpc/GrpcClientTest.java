package org.connectjakarta.protocol.grpc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.protocol.ClientProtocol.Outcome;
import org.connectjakarta.protocol.ClientProtocol.RequestHead;
import org.connectjakarta.protocol.ClientProtocol.ResponseHead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class GrpcClientTest {
    private static final GrpcClient GRPC = GrpcClient.GRPC;
    private static final GrpcClient WEB = GrpcClient.WEB;
    private static final List<GrpcClient> BOTH = List.of(GRPC, WEB);
    private static final Headers NONE = Headers.create();

    private static Headers type(String contentType) {
        return Headers.create().add("content-type", contentType);
    }

    private static ConnectException refused(
            GrpcClient client, int status, Headers headers, String codec) {
        return catchThrowableOfType(
                ConnectException.class, () -> client.responseHead(status, headers, codec));
    }

    private static Outcome webEnd(String block) {
        byte[] bytes = block.getBytes(ISO_8859_1);
        return WEB.endOfStream(bytes, 0, bytes.length);
    }

    @Test
    void aRequestSaysEverythingInItsHead() {
        RequestHead head = new RequestHead("proto", Duration.ofSeconds(5), "gzip", "gzip,br");

        assertThat(GRPC.requestHead(head).names())
                .containsExactly(
                        "grpc-timeout",
                        "content-type",
                        "te",
                        "grpc-encoding",
                        "grpc-accept-encoding");
        assertThat(WEB.requestHead(head).names())
                .containsExactly(
                        "grpc-timeout",
                        "content-type",
                        "x-grpc-web",
                        "grpc-encoding",
                        "grpc-accept-encoding");
        assertThat(GRPC.requestHead(head).get("te")).isEqualTo("trailers");
        assertThat(WEB.requestHead(head).get("x-grpc-web")).isEqualTo("1");
        for (GrpcClient client : BOTH) {
            Headers headers = client.requestHead(head);
            assertThat(headers.get("grpc-timeout")).isEqualTo("5000000u");
            assertThat(headers.get("grpc-encoding")).isEqualTo("gzip");
            assertThat(headers.get("grpc-accept-encoding")).isEqualTo("gzip,br");
        }
    }

    @Test
    void aRequestSaysNothingThatNeedNotBeSaid() {
        RequestHead head = new RequestHead("json", null, null, "");

        assertThat(GRPC.requestHead(head).names()).containsExactly("content-type", "te");
        assertThat(WEB.requestHead(head).names()).containsExactly("content-type", "x-grpc-web");
    }

    @Test
    void theVariantsDifferInNameContentTypeAndEnd() {
        RequestHead proto = new RequestHead("proto", null, null, "");
        RequestHead json = new RequestHead("json", null, null, "");

        assertThat(GRPC.name()).isEqualTo("grpc");
        assertThat(GRPC.needsHttpTrailers()).isTrue();
        assertThat(GRPC.endFlag()).isZero();
        assertThat(GRPC.requestHead(proto).get("content-type")).isEqualTo("application/grpc+proto");
        assertThat(GRPC.requestHead(json).get("content-type")).isEqualTo("application/grpc+json");
        assertThat(WEB.name()).isEqualTo("grpc-web");
        assertThat(WEB.needsHttpTrailers()).isFalse();
        assertThat(WEB.endFlag()).isEqualTo(128);
        assertThat(WEB.requestHead(proto).get("content-type"))
                .isEqualTo("application/grpc-web+proto");
        assertThat(WEB.requestHead(json).get("content-type"))
                .isEqualTo("application/grpc-web+json");
    }

    @ParameterizedTest
    @CsvSource({
        "grpc, proto, application/grpc",
        "grpc, proto, application/grpc+proto",
        "grpc, proto, Application/GRPC+Proto",
        "grpc, proto, application/grpc; charset=utf-8",
        "grpc, json, application/grpc+json",
        "grpc-web, proto, application/grpc-web",
        "grpc-web, proto, application/grpc-web+proto",
        "grpc-web, json, application/grpc-web+json"
    })
    void aResponseHasTheCodecThatWasAskedFor(String name, String codec, String contentType) {
        GrpcClient client = name.equals("grpc") ? GRPC : WEB;
        Headers received =
                type(contentType)
                        .add("x-one", "1")
                        .add("x-one", "2")
                        .add("grpc-encoding", "gzip")
                        .add("content-encoding", "not for gRPC");

        ResponseHead head = client.responseHead(200, received, codec);

        assertThat(head.failed()).isFalse();
        assertThat(head.compression()).isEqualTo("gzip");
        assertThat(head.headers().getAll("x-one")).containsExactly("1", "2");
        assertThat(head.trailers().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "grpc, proto, application/grpc+json, INTERNAL",
        "grpc, json, application/grpc, INTERNAL",
        "grpc, json, application/grpc+proto, INTERNAL",
        "grpc, proto, application/grpc+, INTERNAL",
        "grpc, proto, application/grpc-web, UNKNOWN",
        "grpc, proto, application/grpc-web+proto, UNKNOWN",
        "grpc, proto, application/grpcx, UNKNOWN",
        "grpc, proto, application/proto, UNKNOWN",
        "grpc, proto, image/jpeg, UNKNOWN",
        "grpc-web, proto, application/grpc-web+json, INTERNAL",
        "grpc-web, json, application/grpc-web, INTERNAL",
        "grpc-web, proto, application/grpc, UNKNOWN",
        "grpc-web, proto, application/grpc+proto, UNKNOWN",
        "grpc-web, proto, application/grpc-web-text, UNKNOWN",
        "grpc-web, proto, text/html, UNKNOWN"
    })
    void anotherContentTypeIsAnError(String name, String codec, String contentType, Code code) {
        GrpcClient client = name.equals("grpc") ? GRPC : WEB;

        assertThat(refused(client, 200, type(contentType), codec).code()).isEqualTo(code);
        assertThat(refused(client, 200, NONE, codec).code()).isEqualTo(Code.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "400, INTERNAL",
        "401, UNAUTHENTICATED",
        "404, UNIMPLEMENTED",
        "415, UNKNOWN",
        "503, UNAVAILABLE"
    })
    void anotherHttpStatusIsAnErrorWhateverElseIsSaid(int status, Code code) {
        for (GrpcClient client : BOTH) {
            Headers headers = type("application/" + client.name()).add("grpc-status", "0");

            ConnectException error = refused(client, status, headers, "proto");

            assertThat(error.code()).isEqualTo(code);
            assertThat(error.isFromWire()).isTrue();
            assertThat(error.metadata().contains("grpc-status")).isTrue();
        }
    }

    @Test
    void theStatusIsInTheTrailers() {
        Headers headers = type("application/grpc").add("x-one", "1").add("grpc-status", "8");
        Headers trailers =
                Headers.create()
                        .add("x-two", "2")
                        .add("grpc-status", "9")
                        .add("grpc-message", "why")
                        .add("x-two", "3");

        for (boolean anyBody : new boolean[] {true, false}) {
            Outcome outcome = GRPC.endOfBody(headers, trailers, anyBody);

            assertThat(outcome.error().code()).isEqualTo(Code.FAILED_PRECONDITION);
            assertThat(outcome.error()).hasMessage("why");
            assertThat(outcome.trailers().names()).containsExactly("x-two");
            assertThat(outcome.trailers().getAll("x-two")).containsExactly("2", "3");
            assertThat(outcome.error().isFromWire()).isTrue();
            assertThat(outcome.error().metadata().names())
                    .containsExactly("content-type", "x-one", "grpc-status", "x-two");
        }
    }

    @Test
    void aStreamThatSucceededHasItsTrailers() {
        Headers trailers = Headers.create().add("grpc-status", "0").add("x", "1");

        Outcome outcome = GRPC.endOfBody(type("application/grpc"), trailers, true);

        assertThat(outcome.error()).isNull();
        assertThat(outcome.trailers().names()).containsExactly("x");
    }

    @Test
    void trailersWithoutAStatusAreUnknown() {
        Headers headers = type("application/grpc").add("grpc-status", "0");
        Headers trailers = Headers.create().add("grpc-message", "error");

        assertThat(GRPC.endOfBody(headers, trailers, true).error().code()).isEqualTo(Code.UNKNOWN);
        assertThat(GRPC.endOfBody(headers, trailers, false).error().code()).isEqualTo(Code.UNKNOWN);
    }

    @ParameterizedTest
    @FieldSource("BOTH")
    void aHeadAloneHasTheTrailers(GrpcClient client) {
        Headers headers =
                type("application/" + client.name())
                        .add("x", "1")
                        .add("grpc-status", "9")
                        .add("grpc-message", "why")
                        .add("x", "2");

        Outcome outcome = client.endOfBody(headers, NONE, false);

        assertThat(outcome.error().code()).isEqualTo(Code.FAILED_PRECONDITION);
        assertThat(outcome.error()).hasMessage("why");
        assertThat(outcome.trailers().names()).containsExactly("x");
        assertThat(outcome.trailers().getAll("x")).containsExactly("1", "2");
        assertThat(outcome.error().isFromWire()).isTrue();
        assertThat(outcome.error().metadata().getAll("x")).as("once").containsExactly("1", "2");
        assertThat(headers.contains("grpc-status")).as("not modified").isTrue();
    }

    @ParameterizedTest
    @FieldSource("BOTH")
    void aHeadAloneMaySucceed(GrpcClient client) {
        Headers headers = type("application/" + client.name()).add("grpc-status", "0");

        assertThat(client.endOfBody(headers, NONE, false).error()).isNull();
    }

    @ParameterizedTest
    @FieldSource("BOTH")
    void aHeadAloneWithoutAStatusIsUnknown(GrpcClient client) {
        Headers headers = type("application/" + client.name()).add("grpc-message", "error");

        assertThat(client.endOfBody(headers, NONE, false).error().code()).isEqualTo(Code.UNKNOWN);
    }

    @ParameterizedTest
    @FieldSource("BOTH")
    void aBodyWithoutTrailersIsInternalWhateverTheHeadSays(GrpcClient client) {
        for (String status : new String[] {"0", "9"}) {
            Headers headers = type("application/" + client.name()).add("grpc-status", status);

            Outcome outcome = client.endOfBody(headers, NONE, true);

            assertThat(outcome.error().code()).isEqualTo(Code.INTERNAL);
            assertThat(outcome.error()).hasMessageContaining("without trailers");
            assertThat(outcome.trailers().isEmpty()).isTrue();
        }
    }

    @Test
    void theWebHasNoHttpTrailers() {
        Headers trailers = Headers.create().add("grpc-status", "0");

        assertThat(WEB.endOfBody(type("application/grpc-web"), trailers, true).error().code())
                .isEqualTo(Code.INTERNAL);
    }

    @ParameterizedTest
    @CsvSource({
        "'grpc-status: 9|grpc-message: a%20b|x: 1|', FAILED_PRECONDITION, a b",
        "'Grpc-Status: 9|gRPC-Message: error|X: 1|', FAILED_PRECONDITION, error",
        "'x:1|grpc-message:%zz|grpc-status:13', INTERNAL, %zz",
        "'x: 1|grpc-status: 99|', UNKNOWN, unknown grpc-status 99",
        "'x: 1|grpc-status: abc|', UNKNOWN, unknown grpc-status abc"
    })
    void theLastEnvelopeOfTheWebHasTheTrailers(String block, Code code, String message) {
        Outcome outcome = webEnd(block.replace("|", "\r\n"));

        assertThat(outcome.error().code()).isEqualTo(code);
        assertThat(outcome.error()).hasMessage(message);
        assertThat(outcome.trailers().names()).containsExactly("x");
    }

    @Test
    void theLastEnvelopeOfTheWebMaySucceed() {
        Outcome outcome = webEnd("grpc-status: 0\r\nx: 1\r\nx: 2\r\n");

        assertThat(outcome.error()).isNull();
        assertThat(outcome.trailers().getAll("x")).containsExactly("1", "2");
    }

    @Test
    void theLastEnvelopeOfTheWebHasAStatus() {
        assertThat(webEnd("").error().code()).isEqualTo(Code.UNKNOWN);
        assertThat(webEnd("grpc-message: error\r\n").error().code()).isEqualTo(Code.UNKNOWN);
    }

    @Test
    void aMalformedLastEnvelopeOfTheWebIsInternal() {
        ConnectException error =
                catchThrowableOfType(ConnectException.class, () -> webEnd("grpc-status\r\n"));

        assertThat(error.code()).isEqualTo(Code.INTERNAL);
    }
}
