package org.connectjakarta.protocol.grpc;

import java.util.Arrays;
import java.util.Base64;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.message.BodyDecoder;
import org.connectjakarta.message.ByteQueue;

/**
 * The base64 of gRPC-Web-text. A body may be several padded pieces one after the other (PROTOCOL-WEB.md: "the sender may decide to pad
 * each chunk"), so each group of four characters is decoded by itself.
 */
final class WebText implements BodyDecoder {
    private static final int GROUP = 4;

    private final byte[] rest = new byte[GROUP];
    private int restLength;

    static byte[] encode(byte[] part) {
        return Base64.getEncoder().encode(part);
    }

    @Override
    public void received(ByteQueue queue, int count) {
        byte[] text = new byte[restLength + count];
        System.arraycopy(rest, 0, text, 0, restLength);
        System.arraycopy(queue.array(), queue.end(), text, restLength, count);
        int whole = text.length - text.length % GROUP;
        restLength = text.length - whole;
        System.arraycopy(text, whole, rest, 0, restLength);
        int start = 0;
        for (int i = GROUP; i <= whole; i += GROUP) {
            if (i == whole || text[i - 1] == '=') {
                decode(queue, text, start, i);
                start = i;
            }
        }
    }

    @Override
    public void end() {
        if (restLength > 0) {
            throw new ConnectException(
                    Code.INVALID_ARGUMENT, "protocol error: the base64 of the body is cut off");
        }
    }

    private static void decode(ByteQueue queue, byte[] text, int from, int to) {
        byte[] piece = Arrays.copyOfRange(text, from, to);
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(piece);
        } catch (IllegalArgumentException e) {
            throw new ConnectException(
                    Code.INVALID_ARGUMENT, "protocol error: the body is not base64", e);
        }
        queue.add(bytes, 0, bytes.length);
    }
}
