package org.connectjakarta.quarkus.runtime;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.connectjakarta.http.AsyncExchange;
import org.connectjakarta.vertx.VertxApi;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request: received on the event loop from the first moment, read by a thread that may wait. No more than
 * {@link #AHEAD_BYTES} and what is on its way are kept for a reader that is slow.
 */
final class RequestBody extends InputStream {
    static final int AHEAD_BYTES = 64 * 1024;

    private final HttpServerRequest request;
    private final Context context;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Buffer> pieces = new ArrayDeque<>(2);
    private @Nullable Throwable failure;
    private int position;
    private int bytes;
    private boolean paused;
    private boolean ended;
    private boolean unwanted;
    private AsyncExchange.@Nullable BodyListener listener;

    RequestBody(HttpServerRequest request, Context context) {
        this.request = request;
        this.context = context;
    }

    /** A piece has come. On the event loop. */
    void received(Buffer piece) {
        // A frame of HTTP/2 may be empty, and is no end.
        if (piece.length() == 0) {
            return;
        }
        lock.lock();
        try {
            if (unwanted) {
                return;
            }
            pieces.add(piece);
            bytes += piece.length();
            if (bytes >= AHEAD_BYTES && !paused) {
                paused = true;
                request.pause();
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
        tell();
    }

    /** The end has come. On the event loop. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        tell();
    }

    /** The client has gone. What has come until then is not worth reading. On the event loop. */
    void fail(Throwable cause) {
        lock.lock();
        try {
            failure = cause;
            changed.signal();
        } finally {
            lock.unlock();
        }
        tell();
    }

    /** Asks for one event. On the event loop. */
    void fetch(AsyncExchange.BodyListener listener) {
        this.listener = listener;
        tell();
    }

    /** Tells who has asked, if there is something to tell. On the event loop. */
    private void tell() {
        AsyncExchange.BodyListener told = listener;
        if (told == null) {
            return;
        }
        Buffer piece;
        lock.lock();
        try {
            piece = pieces.peek();
            if (failure == null && piece == null && !ended) {
                return;
            }
            listener = null;
            if (failure == null && piece != null) {
                consumed(piece, piece.length());
            }
        } finally {
            lock.unlock();
        }
        if (failure != null) {
            told.failed(failure);
        } else if (piece != null) {
            told.body(VertxApi.bytes(piece));
        } else {
            told.end();
        }
    }

    /** Nobody reads on: what still comes is dropped. On the event loop. Whether everything has come. */
    boolean drop() {
        lock.lock();
        try {
            unwanted = true;
            pieces.clear();
            if (!ended && paused) {
                paused = false;
                request.resume();
            }
            return ended;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        lock.lock();
        try {
            Buffer piece = await();
            if (piece == null) {
                return -1;
            }
            int count = Math.min(length, piece.length() - position);
            piece.getBytes(position, position + count, target, offset);
            consumed(piece, count);
            return count;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Buffer await() throws IOException {
        while (true) {
            if (failure != null) {
                throw new IOException("the client has gone away", failure);
            }
            Buffer piece = pieces.peek();
            if (piece != null || ended) {
                return piece;
            }
            try {
                changed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while waiting for the client");
            }
        }
    }

    private void consumed(Buffer piece, int count) {
        position += count;
        if (position < piece.length()) {
            return;
        }
        pieces.remove();
        position = 0;
        bytes -= piece.length();
        if (paused && bytes < AHEAD_BYTES / 2) {
            paused = false;
            context.runOnContext(nothing -> request.resume());
        }
    }
}
