package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Envelopes as they must not be, and as they may be. */
class FramingTest {
    private final RpcServer server = MatrixService.blocking(ServerOptions.DEFAULT);

    private static Stream<Arguments> enveloped() {
        return Arrays.stream(Wire.values())
                .flatMap(
                        wire ->
                                Stream.of(Words.SAY, Words.REPEAT, Words.JOIN, Words.ECHO)
                                        .filter(method -> !wire.isWhole(method.streamType()))
                                        .map(method -> arguments(wire, method)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("enveloped")
    void anEnvelopeThatIsCutOffIsAnInvalidArgument(Wire wire, MethodSpec<Word, Word> method) {
        byte[] envelope = WireCall.envelope(0, Words.word("abc").toByteArray());
        for (int length = 1; length < envelope.length; length++) {
            byte[] part = Arrays.copyOf(envelope, length);
            WireAnswer answer =
                    WireCall.of(wire, method)
                            .sendRaw(
                                    wire == Wire.GRPC_WEB_TEXT
                                            ? Base64.getEncoder().encode(part)
                                            : part)
                            .servedBy(server);

            assertThat(answer.failed(Code.INVALID_ARGUMENT).message)
                    .contains(" " + length + " of at least ");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("enveloped")
    void flagsThatMeanNothingAreAnInternalError(Wire wire, MethodSpec<Word, Word> method) {
        for (int flags : new int[] {2, 3, 4, 8, 16, 32, 64, 128, 129, 255}) {
            WireCall call = WireCall.of(wire, method);
            call.sendRaw(call.raw(flags, Words.word("a").toByteArray()))
                    .servedBy(server)
                    .failed(Code.INTERNAL);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("enveloped")
    void compressedWithoutACompressionIsAnInternalError(Wire wire, MethodSpec<Word, Word> method) {
        for (byte[] content : List.of(new byte[0], WireCall.compress(new byte[10], "gzip"))) {
            WireCall call = WireCall.of(wire, method);
            call.sendRaw(call.raw(1, content)).servedBy(server).failed(Code.INTERNAL);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("enveloped")
    void whatIsNotCompressedDataIsAnInvalidArgument(Wire wire, MethodSpec<Word, Word> method) {
        WireCall call = WireCall.of(wire, method).compression("gzip");
        byte[] good = WireCall.compress(Words.word("abc").toByteArray(), "gzip");
        for (byte[] content : List.of(new byte[] {1, 2, 3}, Arrays.copyOf(good, 15))) {
            WireCall bad = WireCall.of(wire, method).compression("gzip");
            bad.sendRaw(call.raw(1, content)).servedBy(server).failed(Code.INVALID_ARGUMENT);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("enveloped")
    void whatIsNotAMessageIsAnInvalidArgument(Wire wire, MethodSpec<Word, Word> method) {
        WireCall call = WireCall.of(wire, method);
        call.sendRaw(call.raw(0, new byte[] {(byte) 0xff}))
                .servedBy(server)
                .failed(Code.INVALID_ARGUMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "null", "\"a\"", "1", "{} {}", "{}x", "{\"times\":\"x\"}"})
    void whatIsNotAMessageInJsonIsAnInvalidArgument(String json) {
        Loopback call =
                Loopback.post("/org.connectjakarta.test.WordService/Say", "application/json")
                        .body(json)
                        .servedBy(server);

        assertThat(call.status()).isEqualTo(400);
        assertThat(call.text()).contains("\"code\":\"invalid_argument\"");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("enveloped")
    void anEmptyMessageIsAMessageCompressedOrNot(Wire wire, MethodSpec<Word, Word> method) {
        for (int flags : new int[] {0, 1}) {
            WireCall call = WireCall.of(wire, method).compression("gzip");
            call.sendRaw(call.raw(flags, new byte[0])).servedBy(server).ok();
        }
    }

    @Test
    void anEmptyBodyIsAnEmptyMessageAndNeverCompressed() {
        WireAnswer answer =
                WireCall.of(Wire.CONNECT, Words.SAY)
                        .header("content-encoding", "gzip")
                        .servedBy(server);

        assertThat(answer.ok().texts()).containsExactly("!");
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aHundredThousandEmptyMessages(Wire wire) {
        RpcServer counting =
                Servers.of(Servers.join(requests -> Words.word("" + requests.count())));
        WireCall call = WireCall.of(wire, Words.JOIN);
        byte[] five = new byte[5 * 300];
        byte[] part = wire == Wire.GRPC_WEB_TEXT ? Base64.getEncoder().encode(five) : five;
        for (int i = 0; i < 400; i++) {
            call.sendRaw(part);
        }

        assertThat(call.servedBy(counting).ok().texts()).containsExactly("120000");
    }

    /** A body that comes byte by byte, each as a segment of its own. */
    private static final class Dripping extends ByteArrayInputStream {
        Dripping(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 1));
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("enveloped")
    void messagesNeedNotComeInOnePiece(Wire wire, MethodSpec<Word, Word> method) throws Exception {
        for (String text : List.of("", "abc", "x".repeat(3000))) {
            WireCall call = WireCall.of(wire, method).compression("gzip").send(text);
            byte[] whole = call.request().requestBody().readAllBytes();

            WireAnswer answer =
                    WireCall.of(wire, method)
                            .compression("gzip")
                            .body(new Dripping(whole))
                            .servedBy(server);

            assertThat(answer.ok().code).isNull();
        }
    }

    @Test
    void aReadThatBringsNothingIsRepeated() {
        byte[] body = WireCall.envelope(0, Words.word("a").toByteArray());
        WireAnswer answer =
                WireCall.of(Wire.GRPC, Words.ECHO)
                        .body(
                                new ByteArrayInputStream(body) {
                                    private boolean empty;

                                    @Override
                                    public synchronized int read(byte[] b, int off, int len) {
                                        empty = !empty;
                                        return empty ? 0 : super.read(b, off, len);
                                    }
                                })
                        .servedBy(server);

        assertThat(answer.ok().texts()).containsExactly("a?");
    }
}
