package org.connectjakarta.memory;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The body of a request: a client that does not wait puts pieces in, a server that waits takes bytes out. Thread-safe. */
final class RequestPipe extends InputStream {
    /** How much may be under way in one direction, in bytes. */
    static final int BOUND = 64 * 1024;

    private final Queue<byte[]> pieces = new ArrayDeque<>();
    private final Runnable onRoom;
    private byte[] piece = new byte[0];
    private int taken;
    private int size;
    private boolean ended;
    private boolean unwanted;
    private @Nullable IOException failure;

    /**
     * @param onRoom run by the reading thread when there is room again
     */
    RequestPipe(Runnable onRoom) {
        this.onRoom = onRoom;
    }

    /** Takes a piece; what nobody will read is dropped. */
    synchronized void put(byte[] bytes) {
        if (!unwanted && !ended && failure == null && bytes.length > 0) {
            pieces.add(bytes);
            size += bytes.length;
            notifyAll();
        }
    }

    /** Whether the next piece may be put in. */
    synchronized boolean hasRoom() {
        return size < BOUND;
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Nobody will read any more. */
    void discard() {
        synchronized (this) {
            unwanted = true;
            pieces.clear();
            size = 0;
        }
        onRoom.run();
    }

    /** Lets reads fail from now on. */
    synchronized void fail(IOException why) {
        failure = why;
        notifyAll();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        boolean roomAgain;
        int count;
        synchronized (this) {
            if (!await()) {
                return -1;
            }
            count = Math.min(length, piece.length - taken);
            System.arraycopy(piece, taken, target, offset, count);
            taken += count;
            roomAgain = size >= BOUND && size - count < BOUND;
            size -= count;
        }
        if (roomAgain) {
            onRoom.run();
        }
        return count;
    }

    /** Waits for bytes; false at the end. */
    private boolean await() throws IOException {
        while (failure == null && taken == piece.length) {
            if (!pieces.isEmpty()) {
                piece = pieces.remove();
                taken = 0;
            } else if (ended || unwanted) {
                return false;
            } else {
                try {
                    wait();
                } catch (InterruptedException e) {
                    throw new InterruptedIOException("interrupted while reading");
                }
            }
        }
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
        return true;
    }
}
