package org.connectjakarta.protocol.grpc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.message.Envelope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebTrailerFrameTest {
    private static List<String> read(String block) {
        byte[] bytes = block.getBytes(ISO_8859_1);
        return lines(WebTrailerFrame.read(bytes, 0, bytes.length));
    }

    private static List<String> lines(Headers headers) {
        List<String> lines = new ArrayList<>();
        headers.forEach((name, value) -> lines.add(name + "=" + value));
        return lines;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grpc-status: 9\r\nx-one: a b\r\n",
                "Grpc-Status: 9\r\nX-ONE: a b\r\n",
                "grpc-status: 9\r\nx-one: a b",
                "grpc-status: 9\r\nx-one: a b\r",
                "grpc-status: 9\nx-one: a b\n",
                "grpc-status: 9\r\nx-one: a b\r\n\r\n",
                "\r\ngrpc-status: 9\r\n\r\nx-one: a b\r\n",
                "grpc-status:9\r\nx-one:a b\r\n",
                "grpc-status: \t 9 \t \r\nx-one:\ta b\t\r\n",
                "grpc-status : 9\r\nx-one\t: a b\r\n",
                " grpc-status: 9\r\nx-one: a b\r\n",
                "grpc-status: 9\r\nx-one: a\r\n b\r\n",
                "grpc-status: 9\r\nx-one: a \r\n\t \tb\r\n",
                "grpc-status:\r\n 9\nx-one:\n a\n b",
                "grpc-status: 9\r\n \r\nx-one: a b\r\n \r\n",
            })
    void aBlockIsReadAsHttpClientsReadHeaders(String block) {
        assertThat(read(block)).containsExactly("grpc-status=9", "x-one=a b");
    }

    @Test
    void namesMayRepeatAndValuesMayBeEmpty() {
        assertThat(read("x: 1\r\ny: \r\nX: 2\r\nz:\r\nx: a: b:\r\n"))
                .containsExactly("x=1", "y=", "x=2", "z=", "x=a: b:");
    }

    @Test
    void anEmptyBlockHasNoTrailers() {
        assertThat(read("")).isEmpty();
        assertThat(read("\r\n")).isEmpty();
    }

    @Test
    void charactersBeyondAsciiAreKept() {
        assertThat(read("grpc-message: fr\u00fch\r\n")).containsExactly("grpc-message=fr\u00fch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grpc-status",
                "grpc-status: 0\r\nnonsense\r\n",
                ": 0\r\n",
                " : 0\r\n",
                "grpc status: 0\r\n",
                "grpc\u0000status: 0\r\n",
                "gr\u00fcn: 0\r\n",
                "x\u007f: 0\r\n",
                "x: a\u0000b\r\n",
                "x: a\rb\r\n",
                "x: a\u001bb\r\n",
                "x: a\u007fb\r\n",
                "{\"grpc-status\"}",
                "\u0000\u0001\u0002",
            })
    void whatIsNoHeaderIsInternal(String block) {
        ConnectException error = catchThrowableOfType(ConnectException.class, () -> read(block));

        assertThat(error.code()).isEqualTo(Code.INTERNAL);
        assertThat(error).hasMessageStartingWith("protocol error");
    }

    /** A server can send as much as a message may be large: what is read in quadratic time would take minutes. */
    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "\n ", "\r\n\t", "\n", "x", ":", "grpc-status:9\nx:1\n"})
    void aLargeBlockIsReadInGoodTime(String piece) {
        String block = "x: a" + piece.repeat((4 << 20) / piece.length()) + "\nx:b";
        byte[] bytes = block.getBytes(ISO_8859_1);

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(GrpcClient.WEB.endOfStream(bytes, 0, bytes.length)).isNotNull());
    }

    @Test
    void onlyTheGivenRangeIsRead() {
        byte[] bytes = "xx: 1\r\nx: 2\r\nx: 3\r\n".getBytes(ISO_8859_1);

        assertThat(lines(WebTrailerFrame.read(bytes, 7, 6))).containsExactly("x=2");
    }

    @Test
    void theClientReadsWhatTheServerWrites() {
        Headers trailers =
                Headers.create().add("grpc-status", "0").add("x", "1").add("y", "").add("x", "2");
        byte[] envelope = WebTrailerFrame.envelope(trailers);

        assertThat(envelope[0] & 0xff).isEqualTo(WebTrailerFrame.FLAG);
        assertThat(
                        lines(
                                WebTrailerFrame.read(
                                        envelope,
                                        Envelope.PREFIX,
                                        envelope.length - Envelope.PREFIX)))
                .isEqualTo(lines(trailers));
    }
}
