package org.connectjakarta.protocol.grpc;

import java.nio.charset.StandardCharsets;
import org.connectjakarta.Headers;
import org.connectjakarta.message.Envelope;

/** gRPC-Web's trailers: an envelope with the highest flag, whose content is like an HTTP/1 header block (PROTOCOL-WEB.md). */
final class WebTrailerFrame {
    private static final int FLAG = 0b1000_0000;

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
}
