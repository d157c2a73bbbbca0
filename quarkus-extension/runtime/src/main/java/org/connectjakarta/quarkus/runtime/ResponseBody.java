package org.connectjakarta.quarkus.runtime;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response. Bytes leave with a flush or the end. A thread that may wait does so while the client does not take what it was
 * sent; an asynchronous call asks to be told instead.
 */
final class ResponseBody extends OutputStream {
    /** A writer waits while so many bytes are on their way. */
    static final int HIGH_WATER_BYTES = 64 * 1024;

    private final VertxResponse response;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private List<byte[]> pieces = new ArrayList<>(1);
    private int unsent;
    private boolean waits = true;
    private boolean closed;

    // Guarded by the lock.
    private @Nullable Throwable failure;
    private @Nullable Runnable waiting;
    private long onTheirWay;

    ResponseBody(VertxResponse response) {
        this.response = response;
    }

    /** Nobody may wait here: everything is taken at once. */
    void neverWait() {
        waits = false;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value});
    }

    /** Keeps the array, which the engine does not change. */
    @Override
    public void write(byte[] bytes) throws IOException {
        if (bytes.length > 0) {
            pieces.add(bytes);
            unsent += bytes.length;
        }
        if (unsent >= HIGH_WATER_BYTES) {
            flush();
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        byte[] copy = new byte[length];
        System.arraycopy(bytes, offset, copy, 0, length);
        write(copy);
    }

    @Override
    public void flush() throws IOException {
        if (closed) {
            return;
        }
        int count = unsent;
        List<byte[]> sent = take();
        awaitRoom(count);
        response.send(sent, this::accepted);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            response.end(take());
        }
    }

    private List<byte[]> take() {
        List<byte[]> taken = pieces;
        pieces = new ArrayList<>(1);
        unsent = 0;
        return taken;
    }

    private void awaitRoom(int count) throws IOException {
        lock.lock();
        try {
            while (waits && failure == null && onTheirWay >= HIGH_WATER_BYTES) {
                changed.await();
            }
            if (failure != null) {
                throw new IOException("the client has gone away", failure);
            }
            onTheirWay += count;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the client");
        } finally {
            lock.unlock();
        }
    }

    /** Runs an action at once if nobody needs to wait, or when that is so. */
    void whenWritable(Runnable action) {
        lock.lock();
        try {
            if (onTheirWay >= HIGH_WATER_BYTES) {
                waiting = action;
                return;
            }
        } finally {
            lock.unlock();
        }
        action.run();
    }

    private void accepted(int count) {
        Runnable due = null;
        lock.lock();
        try {
            onTheirWay -= count;
            changed.signal();
            if (onTheirWay < HIGH_WATER_BYTES) {
                due = waiting;
                waiting = null;
            }
        } finally {
            lock.unlock();
        }
        if (due != null) {
            due.run();
        }
    }

    /** The client has gone: who waits does not wait on. */
    void fail(Throwable cause) {
        lock.lock();
        try {
            failure = cause;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
