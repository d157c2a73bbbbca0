package org.connectjakarta.vertx;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Runs what must not see the thread that asks for it, nor leave anything there: Netty keeps objects with each thread that it meets, and
 * the threads of a server live longer than an application.
 */
final class OwnThread {
    private OwnThread() {}

    /** What the task returns, or throws. */
    static <T> T call(Supplier<T> task) {
        try {
            return CompletableFuture.supplyAsync(task, OwnThread::start).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "connect-client-start");
        thread.setDaemon(true);
        thread.start();
    }
}
