package org.connectjakarta.vertx;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import org.jspecify.annotations.Nullable;

/** The Vert.x of transports that were given none. It is there while one of them is. Thread-safe. */
final class SharedVertx {
    private static @Nullable Vertx vertx;
    private static int users;

    private SharedVertx() {}

    static synchronized Vertx acquire() {
        Vertx current = vertx;
        if (current == null) {
            current = OwnThread.call(() -> Vertx.vertx(options()));
            vertx = current;
        }
        users++;
        return current;
    }

    /** To be called once for each {@link #acquire}. */
    static synchronized Future<Void> release() {
        users--;
        Vertx current = vertx;
        if (users > 0 || current == null) {
            return Future.succeededFuture();
        }
        vertx = null;
        return current.close();
    }

    private static VertxOptions options() {
        return new VertxOptions()
                // If it is on the class path. A thread that wakes the JDK's selector holds a lock
                // that the event loop wants.
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(Math.min(2, Runtime.getRuntime().availableProcessors()))
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                // A client that was forgotten does not keep the JVM alive.
                .setUseDaemonThread(true)
                // Else Vert.x makes a directory for what it takes from the class path.
                .setFileSystemOptions(
                        new FileSystemOptions()
                                .setFileCachingEnabled(false)
                                .setClassPathResolvingEnabled(false));
    }
}
