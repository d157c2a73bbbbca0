package org.connectjakarta.server;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.connectjakarta.ConnectException;
import org.connectjakarta.UnavailableException;
import org.connectjakarta.call.Timers;

/** The calls that a server has under way, and how they end when it stops. Thread-safe. */
final class CallsUnderWay {
    /** A thread that does not listen is not waited for any longer. */
    private static final Duration TO_LEAVE = Duration.ofSeconds(2);

    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /** What can be ended from outside. */
    interface Call {
        /** Ends it, unless it is over. By any thread. */
        void cancel(ConnectException why);
    }

    /** A call begins. Asks {@link #check} afterwards, so that none is forgotten. */
    void add(Call call) {
        calls.add(call);
    }

    void remove(Call call) {
        calls.remove(call);
        if (stopping) {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    /**
     * Checks that calls are still taken.
     *
     * @throws UnavailableException if not
     */
    void check() {
        if (stopping) {
            throw stopped();
        }
    }

    private static UnavailableException stopped() {
        return new UnavailableException("the server is stopping");
    }

    /**
     * Takes no more calls, lets those that are here end for a while, and ends the others. Returns when all have left, or nearly so.
     * Called once.
     */
    void stop(Duration patience, Timers timers) {
        stopping = true;
        await(patience);
        // Each on a thread of its own: a client that does not read what it is told must not keep
        // the others.
        calls.forEach(call -> timers.execute(() -> call.cancel(stopped())));
        await(TO_LEAVE);
    }

    private synchronized void await(Duration patience) {
        long end = System.nanoTime() + TimeUnit.NANOSECONDS.convert(patience);
        long left = end - System.nanoTime();
        try {
            while (!calls.isEmpty() && left > 0) {
                // Rounded up: 0 would wait for ever.
                wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
                left = end - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
