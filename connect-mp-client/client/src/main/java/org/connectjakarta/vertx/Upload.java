package org.connectjakarta.vertx;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request on its way: pieces that are queued, and how many bytes the connection has not accepted. Over HTTP/2 a connection
 * accepts what the server has room for.
 */
final class Upload {
    /** A sender is stopped while so many bytes are on their way. */
    static final int HIGH_WATER_BYTES = 64 * 1024;

    private List<byte[]> queue = List.of();
    private long onTheirWay;
    private @Nullable Runnable waiting;
    private boolean ending;
    private boolean dropped;

    /** Touched by the event loop only. */
    private boolean ended;

    /** Whether more may be sent at once; if not, {@code more} is run later. */
    synchronized boolean add(byte[] bytes, Runnable more) {
        if (dropped) {
            return false;
        }
        if (bytes.length > 0) {
            if (queue.isEmpty()) {
                queue = new ArrayList<>();
            }
            queue.add(bytes);
            onTheirWay += bytes.length;
        }
        boolean writable = onTheirWay < HIGH_WATER_BYTES;
        if (!writable) {
            waiting = more;
        }
        return writable;
    }

    synchronized void end() {
        ending = true;
    }

    /** The exchange is over. */
    synchronized void drop() {
        dropped = true;
        queue = List.of();
        waiting = null;
    }

    /** Sends what is queued, as one piece. On the event loop. Whether there was something. */
    boolean flush(HttpClientRequest wire) {
        List<byte[]> pieces;
        boolean last;
        synchronized (this) {
            pieces = queue;
            queue = List.of();
            last = ending && !ended;
        }
        if (last) {
            ended = true;
            if (pieces.isEmpty()) {
                wire.end();
            } else {
                wire.end(joined(pieces));
            }
            return true;
        }
        if (pieces.isEmpty()) {
            return false;
        }
        Buffer buffer = joined(pieces);
        int bytes = buffer.length();
        wire.write(buffer).onSuccess(nothing -> accepted(bytes));
        return true;
    }

    /** Sends a whole body. On the event loop. */
    void whole(HttpClientRequest wire, byte[] body) {
        ended = true;
        if (body.length == 0 && wire.getMethod() == HttpMethod.GET) {
            wire.end();
        } else {
            wire.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length));
            wire.end(VertxApi.wrap(body));
        }
    }

    /** Whether the whole body was handed over. On the event loop. */
    boolean isEnded() {
        return ended;
    }

    private static Buffer joined(List<byte[]> pieces) {
        if (pieces.size() == 1) {
            return VertxApi.wrap(pieces.get(0));
        }
        int length = 0;
        for (byte[] piece : pieces) {
            length += piece.length;
        }
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return VertxApi.wrap(all);
    }

    private void accepted(int bytes) {
        Runnable more = null;
        synchronized (this) {
            onTheirWay -= bytes;
            if (onTheirWay < HIGH_WATER_BYTES) {
                more = waiting;
                waiting = null;
            }
        }
        if (more != null) {
            more.run();
        }
    }
}
