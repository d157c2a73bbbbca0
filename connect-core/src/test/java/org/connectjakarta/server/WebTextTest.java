package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.connectjakarta.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** gRPC-Web-text: the body in base64, in one piece or in several that are padded each (PROTOCOL-WEB.md). */
class WebTextTest {
    private final RpcServer server = MatrixService.blocking(ServerOptions.DEFAULT);

    /** Three envelopes whose lengths are 1, 2 and 0 modulo 3. */
    private static byte[] envelopes() {
        byte[] all = new byte[0];
        for (String text : List.of("", "abcdef", "abcdefghijk")) {
            byte[] next = WireCall.envelope(0, Words.word(text).toByteArray());
            byte[] longer = Arrays.copyOf(all, all.length + next.length);
            System.arraycopy(next, 0, longer, all.length, next.length);
            all = longer;
        }
        return all;
    }

    private WireAnswer echo(TestBody body) {
        return WireCall.of(Wire.GRPC_WEB_TEXT, Words.ECHO).body(body.end()).servedBy(server);
    }

    private static void assertEchoed(WireAnswer answer) {
        assertThat(answer.ok().texts()).containsExactly("?", "abcdef?", "abcdefghijk?");
    }

    @Test
    void theTextMayBeSplitAnywhere() {
        byte[] text = Base64.getEncoder().encode(envelopes());
        for (int i = 0; i <= text.length; i++) {
            TestBody body =
                    new TestBody()
                            .send(Arrays.copyOf(text, i))
                            .send(Arrays.copyOfRange(text, i, text.length));

            assertEchoed(echo(body));
        }
    }

    @Test
    void theBytesMayBePaddedPiecesOfAnySize() {
        byte[] bytes = envelopes();
        for (int size = 1; size <= bytes.length; size++) {
            TestBody body = new TestBody();
            StringBuilder whole = new StringBuilder();
            for (int at = 0; at < bytes.length; at += size) {
                byte[] piece = Arrays.copyOfRange(bytes, at, Math.min(at + size, bytes.length));
                body.send(Base64.getEncoder().encode(piece));
                whole.append(Base64.getEncoder().encodeToString(piece));
            }

            assertEchoed(echo(body));
            assertEchoed(
                    echo(
                            new TestBody()
                                    .send(whole.toString().getBytes(StandardCharsets.US_ASCII))));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!!!!",
                "AAAA!AAA",
                "AA=A",
                "A===",
                "====",
                "AAA\n",
                "AAA-",
                "AAA_",
                "    ",
                "AAAé",
                "A",
                "AA",
                "AAA",
                "AAAAA",
                "AAAAAAAAAAAA!"
            })
    void whatIsNotBase64IsAnInvalidArgument(String text) {
        TestBody body = new TestBody().send(text.getBytes(StandardCharsets.UTF_8));

        echo(body).failed(Code.INVALID_ARGUMENT);
    }

    @Test
    void leftoversAfterGoodMessagesAreAnInvalidArgument() {
        byte[] text = Base64.getEncoder().encode(envelopes());

        WireAnswer answer = echo(new TestBody().send(text).send(new byte[] {'A'}));

        assertThat(answer.failed(Code.INVALID_ARGUMENT).messages).hasSize(3);
    }

    @Test
    void theAnswerIsTextThatCanBeReadAsItComes() throws Exception {
        TestBody body = new TestBody();
        WireCall call = WireCall.of(Wire.GRPC_WEB_TEXT, Words.ECHO).body(body);
        Background running = call.startedBy(server);
        for (int i = 1; i <= 3; i++) {
            body.send(call.bytes(Words.word("a")));
            body.awaitReader();

            byte[] soFar = running.loopback().flushedBytes();
            assertThat(soFar.length % 4).isZero();
            assertThat(soFar.length).isPositive();
        }
        body.end();

        assertThat(call.answer(running.join()).ok().texts()).containsExactly("a?", "a?", "a?");
    }
}
