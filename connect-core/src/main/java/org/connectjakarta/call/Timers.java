package org.connectjakarta.call;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs what is due later: one thread watches the time, others do the work, since it may block on a slow peer. Thread-safe.
 */
public final class Timers implements Executor, AutoCloseable {
    /** Bursts are common, and their threads need not be kept for the next one. */
    private static final int IDLE_SECONDS = 5;

    private final ScheduledThreadPoolExecutor clock =
            new ScheduledThreadPoolExecutor(1, task -> daemon(task, "connect-timer"));
    private final ExecutorService workers =
            new ThreadPoolExecutor(
                    0,
                    Integer.MAX_VALUE,
                    IDLE_SECONDS,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    task -> daemon(task, "connect-worker"));

    /** Timers, to be closed. */
    public Timers() {
        // A call that ends in time must not stay reachable until its deadline.
        clock.setRemoveOnCancelPolicy(true);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Runs a task after some nanoseconds; null once the timers are closed. */
    public @Nullable Future<?> schedule(Runnable task, long nanos) {
        try {
            return clock.schedule(() -> workers.execute(task), nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            return null;
        }
    }

    /** Runs a task at once, on a thread of its own. */
    @Override
    public void execute(Runnable task) {
        workers.execute(task);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        workers.shutdown();
    }
}
