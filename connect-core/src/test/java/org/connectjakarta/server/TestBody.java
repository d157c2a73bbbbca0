package org.connectjakarta.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A request body that arrives while the call runs, as over a socket: reading blocks until the test sends more, or is interrupted. */
final class TestBody extends InputStream {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Queue<byte[]> parts = new ArrayDeque<>();
    private byte[] part = new byte[0];
    private int taken;
    private boolean ended;
    private boolean waiting;
    private int waits;

    /** The client sends bytes. */
    synchronized TestBody send(byte[] bytes) {
        parts.add(bytes);
        notifyAll();
        return this;
    }

    /** The client has sent everything. */
    synchronized TestBody end() {
        ended = true;
        notifyAll();
        return this;
    }

    /** Waits until the server has taken everything and waits for more. */
    synchronized void awaitReader() throws InterruptedException, TimeoutException {
        long start = System.nanoTime();
        while (!waiting || !parts.isEmpty()) {
            long left = PATIENCE_NANOS - (System.nanoTime() - start);
            if (left <= 0) {
                throw new TimeoutException("nobody reads the body");
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** How often a reader had to wait. */
    synchronized int waits() {
        return waits;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) throws IOException {
        while (taken == part.length) {
            if (!parts.isEmpty()) {
                part = parts.remove();
                taken = 0;
            } else if (ended) {
                return -1;
            } else {
                await();
            }
        }
        int count = Math.min(length, part.length - taken);
        System.arraycopy(part, taken, target, offset, count);
        taken += count;
        return count;
    }

    private void await() throws IOException {
        waiting = true;
        waits++;
        notifyAll();
        try {
            wait();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted while reading");
        } finally {
            waiting = false;
        }
    }
}
