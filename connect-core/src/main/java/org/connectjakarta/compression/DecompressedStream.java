package org.connectjakarta.compression;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** What comes out of compressed data. Closing it closes the compressed ones, too. */
abstract class DecompressedStream extends InputStream {
    /** The compressed data. */
    final InputStream in;

    private boolean closed;

    DecompressedStream(InputStream in) {
        this.in = in;
    }

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public final int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (closed) {
            throw new IOException("the stream is closed");
        }
        return length == 0 ? 0 : decompress(target, offset, length);
    }

    /** At least one byte; -1 at the end. */
    abstract int decompress(byte[] target, int offset, int length) throws IOException;

    @Override
    public final void close() throws IOException {
        if (!closed) {
            closed = true;
            release();
            in.close();
        }
    }

    /** Gives back what is held beside the compressed data; called once. */
    void release() {}
}
