package org.connectjakarta.compression;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates with a pooled inflater, which it gives back when it is closed. Where the deflated data end, the input has to end.
 *
 * <p>The JDK's streams cannot be used: they ignore what follows the end, and they make an inflater for each stream.
 */
class PooledInflaterStream extends DecompressedStream {
    private static final int BUFFER_BYTES = 4096;

    private final Pool<Inflater> pool;
    private final Inflater inflater;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private boolean first = true;
    private boolean inMember;
    private boolean ended;

    PooledInflaterStream(InputStream in, Pool<Inflater> pool) {
        super(in);
        this.pool = pool;
        this.inflater = pool.take();
    }

    @Override
    final int decompress(byte[] target, int offset, int length) throws IOException {
        try {
            return inflate(target, offset, length);
        } catch (DataFormatException e) {
            throw new IOException("the deflated data are corrupt", e);
        }
    }

    private int inflate(byte[] target, int offset, int length)
            throws IOException, DataFormatException {
        while (inMember || nextMember()) {
            int inflated = inflater.inflate(target, offset, length);
            if (inflated > 0) {
                onInflated(target, offset, inflated);
                return inflated;
            }
            if (inflater.finished()) {
                position = limit - inflater.getRemaining();
                inflater.reset();
                inMember = false;
                endMember();
            } else if (inflater.needsDictionary()) {
                throw new IOException("a preset dictionary is not supported");
            } else {
                fill();
                inflater.setInput(buffer, 0, limit);
            }
        }
        return -1;
    }

    private boolean nextMember() throws IOException {
        if (ended || !startMember(first)) {
            ended = true;
            return false;
        }
        first = false;
        inMember = true;
        inflater.setInput(buffer, position, limit - position);
        return true;
    }

    /** Reads what stands before deflated data, and says whether there are any. By default there is one run of them. */
    boolean startMember(boolean first) throws IOException {
        if (!first && !atEnd()) {
            throw new IOException("there is something after the deflated data");
        }
        return first;
    }

    /** Called with everything that comes out. */
    void onInflated(byte[] bytes, int offset, int length) {}

    /** Reads what stands after deflated data. */
    void endMember() throws IOException {}

    /** The next byte of the input that the inflater has not had. */
    final int nextByte() throws IOException {
        if (position == limit) {
            fill();
        }
        return buffer[position++] & 0xff;
    }

    /** Whether the input has no further byte. */
    final boolean atEnd() throws IOException {
        return position == limit && !tryFill();
    }

    private void fill() throws IOException {
        if (!tryFill()) {
            throw new EOFException("the compressed data are cut off");
        }
    }

    private boolean tryFill() throws IOException {
        int read = in.read(buffer, 0, buffer.length);
        position = 0;
        limit = Math.max(read, 0);
        return read > 0;
    }

    @Override
    final void release() {
        pool.giveBack(inflater);
    }
}
