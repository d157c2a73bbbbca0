package org.connectjakarta.hostile;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** How much a client of HTTP/2 takes (RFC 9113, section 5.2). Thread-safe. */
final class Windows {
    private static final int DEFAULT = 65_535;

    /** The connection is stream 0. */
    private final Map<Integer, Long> left = new HashMap<>(Map.of(0, (long) DEFAULT));

    private long initial = DEFAULT;

    synchronized void settings(Frame settings) {
        for (int i = 0; i < settings.payload().length; i += 6) {
            if (settings.payload()[i + 1] == HttpTwo.INITIAL_WINDOW_SIZE) {
                initial = settings.number(i + 2);
            }
        }
    }

    synchronized void open(int stream) {
        left.put(stream, initial);
    }

    synchronized void add(int stream, int bytes) {
        left.computeIfPresent(stream, (id, window) -> window + bytes);
        notifyAll();
    }

    synchronized void close(int stream) {
        left.remove(stream);
        notifyAll();
    }

    synchronized boolean isOpen(int stream) {
        return left.containsKey(stream);
    }

    /** Takes so much of the windows of a stream and of the connection; waits for it a short time. Whether it was there. */
    synchronized boolean take(int stream, int bytes) throws IOException {
        try {
            if (!has(stream, bytes)) {
                wait(20);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        if (!has(stream, bytes)) {
            return false;
        }
        left.computeIfPresent(stream, (id, window) -> window - bytes);
        left.computeIfPresent(0, (id, window) -> window - bytes);
        return true;
    }

    private boolean has(int stream, int bytes) {
        return left.getOrDefault(stream, 0L) >= bytes && left.get(0) >= bytes;
    }
}
