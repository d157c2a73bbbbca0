package org.connectjakarta.compression;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.DecoderJNI;
import com.aayushatharva.brotli4j.encoder.BrotliOutputStream;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** {@code br}, RFC 7932, by brotli4j. Class loading fails where that is missing. */
final class BrotliCompression implements Compression {
    /** The default, 11, takes milliseconds for a small message. */
    private static final Encoder.Parameters PARAMETERS = new Encoder.Parameters().setQuality(4);

    BrotliCompression() {
        Brotli4jLoader.ensureAvailability();
    }

    @Override
    public String name() {
        return "br";
    }

    @Override
    public OutputStream compress(OutputStream compressed) throws IOException {
        return new BrotliOutputStream(compressed, PARAMETERS);
    }

    @Override
    public InputStream decompress(InputStream compressed) throws IOException {
        return new Reader(compressed);
    }

    /**
     * Drives the native decoder. brotli4j's own stream takes "needs more input" at its word when the input has ended, though the decoder
     * may still hold some, and so fails on valid data that are large.
     */
    private static final class Reader extends DecompressedStream {
        private static final int BUFFER_BYTES = 4096;

        private final byte[] buffer = new byte[BUFFER_BYTES];
        private final DecoderJNI.Wrapper decoder;
        private @Nullable ByteBuffer
                output; // the decoder's memory, valid until the decoder is called again

        Reader(InputStream in) throws IOException {
            super(in);
            this.decoder = new DecoderJNI.Wrapper(BUFFER_BYTES);
        }

        @Override
        int decompress(byte[] target, int offset, int length) throws IOException {
            ByteBuffer decoded = output;
            while (decoded == null || !decoded.hasRemaining()) {
                if (decoder.getStatus() == DecoderJNI.Status.DONE) {
                    checkEnd();
                    return -1;
                }
                decoded = advance();
                output = decoded;
            }
            int count = Math.min(length, decoded.remaining());
            decoded.get(target, offset, count);
            return count;
        }

        private @Nullable ByteBuffer advance() throws IOException {
            switch (decoder.getStatus()) {
                case NEEDS_MORE_OUTPUT -> {
                    return decoder.pull();
                }
                case OK -> decoder.push(0);
                case NEEDS_MORE_INPUT -> pushInput();
                default ->
                        throw new IOException(
                                "the brotli data are corrupt, or followed by something else");
            }
            return null;
        }

        private void pushInput() throws IOException {
            int count = in.read(buffer, 0, BUFFER_BYTES);
            if (count > 0) {
                decoder.getInputBuffer().clear().put(buffer, 0, count);
                decoder.push(count);
                return;
            }
            decoder.push(0);
            if (decoder.getStatus() == DecoderJNI.Status.NEEDS_MORE_INPUT) {
                throw new EOFException("the compressed data are cut off");
            }
        }

        private void checkEnd() throws IOException {
            if (in.read() >= 0) {
                throw new IOException("there is something after the brotli data");
            }
        }

        @Override
        void release() {
            output = null;
            decoder.destroy();
        }
    }
}
