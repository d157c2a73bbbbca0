package org.connectjakarta.server;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Work on a thread of its own: the pool that all share may have one thread, which a test that waits would take from another. */
public final class OwnThread {
    private OwnThread() {}

    public static CompletableFuture<Void> run(Runnable work) {
        return CompletableFuture.runAsync(work, OwnThread::start);
    }

    public static <T> CompletableFuture<T> supply(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, OwnThread::start);
    }

    static void start(Runnable work) {
        Thread thread = new Thread(work, "own-thread");
        thread.setDaemon(true);
        thread.start();
    }
}
