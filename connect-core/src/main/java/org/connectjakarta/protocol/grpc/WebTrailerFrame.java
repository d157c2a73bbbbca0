package org.connectjakarta.protocol.grpc;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.message.Envelope;

/** gRPC-Web's trailers: an envelope with the highest flag, whose content is like an HTTP/1 header block (PROTOCOL-WEB.md). */
final class WebTrailerFrame {
    static final int FLAG = 0b1000_0000;

    private static final int DELETE = 0x7f;

    private WebTrailerFrame() {}

    static byte[] envelope(Headers trailers) {
        StringBuilder block = new StringBuilder(128);
        block.append("\0".repeat(Envelope.PREFIX));
        trailers.forEach(
                (name, value) -> block.append(name).append(": ").append(value).append("\r\n"));
        byte[] envelope = block.toString().getBytes(StandardCharsets.ISO_8859_1);
        Envelope.seal(envelope, FLAG);
        return envelope;
    }

    /**
     * Reads the content of the envelope, as tolerantly as HTTP/1 clients read headers: any case, white space around values, lines
     * folded or ended by LF alone, no end of the last line.
     *
     * @throws ConnectException with {@code internal} if a line is no header
     */
    static Headers read(byte[] bytes, int offset, int length) {
        String block = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
        Headers trailers = Headers.create();
        int end;
        for (int start = 0; start < block.length(); start = end + 1) {
            end = endOfLine(block, start);
            addLine(trailers, block.substring(start, end).strip());
        }
        return trailers;
    }

    /** Where a line ends that may be folded (RFC 9112, section 5.2). */
    private static int endOfLine(String block, int start) {
        int end = block.indexOf('\n', start);
        while (end >= 0
                && end + 1 < block.length()
                && (block.charAt(end + 1) == ' ' || block.charAt(end + 1) == '\t')) {
            end = block.indexOf('\n', end + 1);
        }
        return end < 0 ? block.length() : end;
    }

    private static void addLine(Headers trailers, String line) {
        if (line.isEmpty()) {
            return;
        }
        int colon = line.indexOf(':');
        String name = colon < 0 ? "" : line.substring(0, colon).strip();
        String value = unfold(line.substring(colon + 1).strip());
        if (name.isEmpty()
                || !name.chars().allMatch(c -> c > ' ' && c <= '~')
                || !value.chars().allMatch(c -> c >= ' ' && c != DELETE || c == '\t')) {
            throw new ConnectException(
                    Code.INTERNAL, "protocol error: malformed trailers in the body");
        }
        trailers.addUnchecked(name, value);
    }

    private static String unfold(String value) {
        return value.indexOf('\n') < 0
                ? value
                : Stream.of(value.split("\n")).map(String::strip).collect(Collectors.joining(" "));
    }
}
