package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A call that is served on a thread of its own, as a container would, so that the test can be the client meanwhile. */
final class Background {
    private static final long PATIENCE_MILLIS = 20_000;

    private final Loopback loopback;
    private final Thread thread;
    private volatile Throwable thrown;
    private volatile boolean interruptedAfterwards;

    private Background(Loopback loopback, RpcServer server) {
        this.loopback = loopback;
        this.thread =
                new Thread(
                        () -> {
                            try {
                                server.serve(loopback);
                            } catch (Throwable t) {
                                thrown = t;
                            } finally {
                                interruptedAfterwards = Thread.currentThread().isInterrupted();
                            }
                        },
                        "background-call");
        thread.setDaemon(true);
        thread.start();
    }

    static Background serve(Loopback loopback, RpcServer server) {
        return new Background(loopback, server);
    }

    Loopback loopback() {
        return loopback;
    }

    Thread thread() {
        return thread;
    }

    /** Waits until the server has given the thread back; fails if it does not. */
    Loopback join() {
        Throwable failure = joinThrowing();
        if (failure != null) {
            throw new AssertionError("serve() must not throw", failure);
        }
        loopback.assertUsedAsAgreed();
        return loopback;
    }

    /** As {@link #join}, for a call that may throw. */
    Throwable joinThrowing() {
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (thread.isAlive()) {
            String stack =
                    Arrays.stream(thread.getStackTrace())
                            .map(Object::toString)
                            .collect(Collectors.joining("\n  "));
            fail("the call still holds its thread:\n  " + stack);
        }
        assertThat(interruptedAfterwards)
                .as("the interrupt flag leaked to the container's thread")
                .isFalse();
        return thrown;
    }
}
