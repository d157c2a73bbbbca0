package org.connectjakarta.client;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.connectjakarta.server.Words;
import org.connectjakarta.test.Word;

/** Bytes as the protocols' specifications have them, written a second time, so that the engine is not checked against itself. */
final class Frames {
    private Frames() {}

    static byte[] envelope(int flags, byte[] content) {
        return ByteBuffer.allocate(5 + content.length)
                .put((byte) flags)
                .putInt(content.length)
                .put(content)
                .array();
    }

    /** The prefix of an envelope that claims a length. */
    static byte[] claim(int flags, int length) {
        return ByteBuffer.allocate(5).put((byte) flags).putInt(length).array();
    }

    static byte[] message(String text) {
        return envelope(0, plain(text));
    }

    static byte[] plain(String text) {
        return Words.word(text).toByteArray();
    }

    /** Connect's end of a stream. */
    static byte[] end(String json) {
        return envelope(2, utf8(json));
    }

    /** gRPC-Web's trailers. */
    static byte[] trailers(String block) {
        return envelope(128, utf8(block));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    /** The envelopes of a body, as flags and the text of the word in it. */
    static List<String> words(byte[] body) {
        List<String> words = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(body);
        while (bytes.hasRemaining()) {
            int flags = bytes.get();
            byte[] content = new byte[bytes.getInt()];
            bytes.get(content);
            words.add(flags + ":" + word(content));
        }
        return words;
    }

    static String word(byte[] message) {
        try {
            return Word.parseFrom(message).getText();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }
}
