package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.UnavailableException;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Codes, texts, details and metadata of errors, as each protocol writes them. */
class ErrorCodeTest {
    private static RpcServer failing(ConnectException error) {
        return Servers.of(
                new Words() {
                    @Override
                    public Word say(Word request) {
                        throw error;
                    }

                    @Override
                    public Stream<Word> repeat(Word request) {
                        throw error;
                    }
                });
    }

    @ParameterizedTest
    @CsvSource({
        "CANCELED, canceled, 1, 499",
        "UNKNOWN, unknown, 2, 500",
        "INVALID_ARGUMENT, invalid_argument, 3, 400",
        "DEADLINE_EXCEEDED, deadline_exceeded, 4, 504",
        "NOT_FOUND, not_found, 5, 404",
        "ALREADY_EXISTS, already_exists, 6, 409",
        "PERMISSION_DENIED, permission_denied, 7, 403",
        "RESOURCE_EXHAUSTED, resource_exhausted, 8, 429",
        "FAILED_PRECONDITION, failed_precondition, 9, 400",
        "ABORTED, aborted, 10, 409",
        "OUT_OF_RANGE, out_of_range, 11, 400",
        "UNIMPLEMENTED, unimplemented, 12, 501",
        "INTERNAL, internal, 13, 500",
        "UNAVAILABLE, unavailable, 14, 503",
        "DATA_LOSS, data_loss, 15, 500",
        "UNAUTHENTICATED, unauthenticated, 16, 401"
    })
    void everyCodeInEveryProtocol(Code code, String name, String number, int status) {
        RpcServer server = failing(ConnectException.of(code, "why"));

        Loopback unary = WireCall.of(Wire.CONNECT, Words.SAY).send("a").request().servedBy(server);
        assertThat(unary.status()).isEqualTo(status);
        assertThat(unary.text()).isEqualTo("{\"code\":\"" + name + "\",\"message\":\"why\"}");
        Loopback stream =
                WireCall.of(Wire.CONNECT, Words.REPEAT).send("a").request().servedBy(server);
        assertThat(stream.status()).isEqualTo(200);
        assertThat(stream.text())
                .endsWith("{\"error\":{\"code\":\"" + name + "\",\"message\":\"why\"}}");
        Loopback grpc = WireCall.of(Wire.GRPC, Words.SAY).send("a").request().servedBy(server);
        assertThat(grpc.status()).isEqualTo(200);
        assertThat(grpc.trailers().getAll("grpc-status")).containsExactly(number);
        assertThat(grpc.trailers().get("grpc-message")).isEqualTo("why");
        Loopback web = WireCall.of(Wire.GRPC_WEB, Words.SAY).send("a").request().servedBy(server);
        assertThat(web.text()).endsWith("grpc-status: " + number + "\r\ngrpc-message: why\r\n");
    }

    @Test
    void theTableIsComplete() {
        for (Code code : Code.values()) {
            assertThat(Code.fromNumber(code.number())).contains(code);
            assertThat(Code.fromWireName(code.wireName())).contains(code);
        }
        assertThat(Code.values()).hasSize(16);
        assertThat(Code.fromNumber(0)).isEmpty();
        assertThat(Code.fromNumber(17)).isEmpty();
        assertThat(Code.fromWireName("CANCELED")).isEmpty();
        assertThat(Code.fromWireName("cancelled")).isEmpty();
    }

    private static Stream<Arguments> texts() {
        List<String> texts =
                List.of(
                        "früh morgens 日本語 🎈",
                        "two\nlines\r\nand a tab\t",
                        "100% \"quoted\" \\ </script> %41",
                        "\u0000\u0001\u007f\u0080\u2028",
                        " leading and trailing ");
        return Arrays.stream(Wire.values())
                .flatMap(wire -> texts.stream().map(text -> arguments(wire, text)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextArrivesAsItIs(Wire wire, String text) {
        RpcServer server = failing(new ConnectException(Code.ABORTED, text));

        for (MethodSpec<Word, Word> method : List.of(Words.SAY, Words.REPEAT)) {
            WireAnswer answer = WireCall.of(wire, method).send("a").servedBy(server);
            assertThat(answer.failed(Code.ABORTED).message).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void halfACharacterIsReplaced(Wire wire) {
        RpcServer server =
                failing(new ConnectException(Code.ABORTED, "a\ud83cb").addDetail(Words.word("x")));

        WireAnswer answer = WireCall.of(wire, Words.SAY).send("a").servedBy(server);

        assertThat(answer.failed(Code.ABORTED).message).matches("a[?\ufffd]b");
        assertThat(answer.details).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void withoutATextThereIsNone(Wire wire) {
        for (String text : new String[] {"", null}) {
            RpcServer server = failing(new ConnectException(Code.ABORTED, text));

            Loopback call = WireCall.of(wire, Words.SAY).send("a").request().servedBy(server);

            assertThat(WireCall.of(wire, Words.SAY).answer(call).failed(Code.ABORTED).message)
                    .isEmpty();
            assertThat(call.text()).doesNotContain("message").doesNotContain("null");
            assertThat(call.trailers().contains("grpc-message")).isFalse();
        }
    }

    /** Containers have limits for trailers: a text that is too long must not cost the status. */
    @ParameterizedTest
    @EnumSource(Wire.class)
    void aMegabyteOfTextDoesNotBreakTheAnswer(Wire wire) {
        String text = "é".repeat(1 << 20);
        RpcServer server =
                failing(new ConnectException(Code.ABORTED, text).addDetail(Words.word("x")));

        WireAnswer answer = WireCall.of(wire, Words.SAY).send("a").servedBy(server);

        answer.failed(Code.ABORTED);
        assertThat(text).startsWith(answer.message);
        if (wire == Wire.CONNECT) {
            assertThat(answer.message).isEqualTo(text);
        } else {
            assertThat(answer.message).isNotEmpty();
            assertThat(answer.trailers.size()).isLessThan(8 * 1024);
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void detailsThatAreTooLongForTrailersAreLeftOut(Wire wire) {
        RpcServer server =
                failing(
                        new ConnectException(Code.ABORTED, "why")
                                .addDetail(Words.word("x".repeat(100_000))));

        WireAnswer answer = WireCall.of(wire, Words.SAY).send("a").servedBy(server);

        assertThat(answer.failed(Code.ABORTED).message).isEqualTo("why");
        assertThat(answer.details).hasSize(wire == Wire.CONNECT ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void detailsAndMetadataArrive(Wire wire) {
        ConnectException error =
                new ConnectException(Code.ABORTED, "why")
                        .addDetail(Words.word("one"))
                        .addDetail(Words.word("two"));
        error.metadata().add("x-more", "1").add("x-more", "2");
        error.metadata().addBinary("x-more-bin", new byte[] {-1});

        for (MethodSpec<Word, Word> method : List.of(Words.SAY, Words.REPEAT)) {
            WireAnswer answer = WireCall.of(wire, method).send("a").servedBy(failing(error));

            assertThat(answer.failed(Code.ABORTED).details).isEqualTo(error.details());
            boolean whole = wire.isWhole(method.streamType());
            assertThat((whole ? answer.headers : answer.trailers).getAll("x-more"))
                    .containsExactly("1", "2");
            assertThat((whole ? answer.headers : answer.trailers).getAll("x-more-bin"))
                    .containsExactly("/w");
        }
    }

    /** What an upstream said beside its message was meant for this process, and may hold its secrets. */
    @ParameterizedTest
    @EnumSource(Wire.class)
    void anErrorFromAnotherServerDoesNotPassItsMetadataOn(Wire wire) {
        ConnectException upstream =
                new ConnectException(Code.NOT_FOUND, "no such hat")
                        .addDetail(Words.word("secret"))
                        .fromWire(Headers.create().add("x-secret", "secret"));

        Loopback call =
                WireCall.of(wire, Words.SAY).send("a").request().servedBy(failing(upstream));
        WireAnswer answer = WireCall.of(wire, Words.SAY).answer(call);

        assertThat(answer.failed(Code.NOT_FOUND).message).isEqualTo("no such hat");
        assertThat(answer.details).isEmpty();
        assertThat(answer.headers.contains("x-secret")).isFalse();
        assertThat(answer.trailers.contains("x-secret")).isFalse();
        assertThat(call.text()).doesNotContain("secret");
    }

    /** Where this process calls, and why that failed, is not for its own callers. */
    @ParameterizedTest
    @EnumSource(Wire.class)
    void anErrorOfAClientInTheServiceDoesNotPassItsTextOn(Wire wire) {
        ConnectException own =
                new UnavailableException("secret:8080: connection refused").fromClient();

        Loopback call = WireCall.of(wire, Words.SAY).send("a").request().servedBy(failing(own));
        WireAnswer answer = WireCall.of(wire, Words.SAY).answer(call);

        assertThat(answer.failed(Code.UNAVAILABLE).message)
                .isEqualTo("a call that the service made has failed");
        assertThat(call.text()).doesNotContain("secret");
    }
}
