package org.connectjakarta.hostile;

import com.google.protobuf.StringValue;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The bytes that messages are made of. */
final class Bytes {
    /** The response of a server that behaves. */
    static final String WELL = "well";

    private static final int END_OF_STREAM = 2;
    private static final int WEB_TRAILERS = 0x80;

    private Bytes() {}

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] of(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    static byte[] repeat(byte[] piece, int times) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    static byte[] message(String text) {
        return StringValue.of(text).toByteArray();
    }

    /** An envelope whose prefix claims a length. */
    static byte[] claiming(int flags, long length, byte[] content) {
        return join(ByteBuffer.allocate(5).put((byte) flags).putInt((int) length).array(), content);
    }

    static byte[] envelope(int flags, byte[] content) {
        return claiming(flags, content.length, content);
    }

    /** A message of a stream. */
    static byte[] well() {
        return envelope(0, message(WELL));
    }

    /** The end of a stream of Connect. */
    static byte[] endOfStream(String json) {
        return envelope(END_OF_STREAM, text(json));
    }

    /** The end of a stream of gRPC-Web. */
    static byte[] webTrailers(String block) {
        return envelope(WEB_TRAILERS, text(block));
    }
}
