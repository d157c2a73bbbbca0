package org.connectjakarta.memory;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The body of a response: a server that waits puts bytes in, a client that does not wait takes pieces out. Thread-safe. */
final class ResponsePipe extends OutputStream {
    private final Queue<byte[]> pieces = new ArrayDeque<>();
    private final Runnable beforeBytes;
    private final Runnable beforeEnd;
    private final Runnable onChange;
    private int size;
    private boolean ended;
    private @Nullable IOException failure;

    /**
     * @param beforeBytes run by the writing thread before what it writes can be taken
     * @param beforeEnd run by the writing thread before the end can be seen
     * @param onChange run by the writing thread when there is something to take
     */
    ResponsePipe(Runnable beforeBytes, Runnable beforeEnd, Runnable onChange) {
        this.beforeBytes = beforeBytes;
        this.beforeEnd = beforeEnd;
        this.onChange = onChange;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        beforeBytes.run();
        int from = offset;
        int end = offset + length;
        while (from < end) {
            from = put(bytes, from, end);
            onChange.run();
        }
    }

    private synchronized int put(byte[] bytes, int from, int end) throws IOException {
        awaitRoom();
        int to = Math.min(end, from + RequestPipe.BOUND - size);
        pieces.add(Arrays.copyOfRange(bytes, from, to));
        size += to - from;
        return to;
    }

    private void awaitRoom() throws IOException {
        while (failure == null && !ended && size >= RequestPipe.BOUND) {
            try {
                wait();
            } catch (InterruptedException e) {
                throw new InterruptedIOException("interrupted while writing");
            }
        }
        check();
    }

    private void check() throws IOException {
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
        if (ended) {
            throw new IOException("the response has ended");
        }
    }

    @Override
    public void flush() throws IOException {
        synchronized (this) {
            check();
        }
        beforeBytes.run();
        onChange.run();
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (ended) {
                return;
            }
            check();
        }
        beforeBytes.run();
        beforeEnd.run();
        synchronized (this) {
            ended = true;
        }
        onChange.run();
    }

    /** Lets writes fail from now on. */
    synchronized void fail(IOException why) {
        failure = why;
        pieces.clear();
        notifyAll();
    }

    /** The next piece; null if there is none now. */
    synchronized byte @Nullable [] poll() {
        byte[] next = pieces.poll();
        if (next != null) {
            size -= next.length;
            notifyAll();
        }
        return next;
    }

    /** Whether the response was written to its end. */
    synchronized boolean isEnded() {
        return ended;
    }
}
