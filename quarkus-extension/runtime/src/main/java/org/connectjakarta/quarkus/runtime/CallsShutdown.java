package org.connectjakarta.quarkus.runtime;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.shutdown.ShutdownListener;
import java.time.Duration;

/**
 * Lets calls end before the application does, within the time that {@code quarkus.shutdown.timeout} gives: no new ones are taken; those
 * that are still there shortly before its end are told that the server goes.
 */
final class CallsShutdown implements ShutdownListener {
    private static final Duration TO_TELL = Duration.ofSeconds(2);

    private final Duration timeout;

    /**
     * @param timeout zero if nothing waits for calls
     */
    CallsShutdown(Duration timeout) {
        this.timeout = timeout;
    }

    /** The part of the time in which calls may end by themselves: what is left is enough to tell the others. */
    Duration patience() {
        Duration quarter = timeout.dividedBy(4);
        return timeout.minus(quarter.compareTo(TO_TELL) < 0 ? quarter : TO_TELL);
    }

    @Override
    public void preShutdown(ShutdownNotification notification) {
        services().drain();
        notification.done();
    }

    @Override
    public void shutdown(ShutdownNotification notification) {
        Services services = services();
        services.drain();
        if (timeout.isZero()) {
            // Nobody waits for it, so it is done here: next, the connections are closed.
            services.stop(timeout);
            notification.done();
            return;
        }
        // Listeners are told one after the other, and the others need the time as well.
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                services.stop(patience());
                            } finally {
                                notification.done();
                            }
                        },
                        "connect-shutdown");
        thread.setDaemon(true);
        thread.start();
    }

    private static Services services() {
        return Arc.container().instance(Services.class).get();
    }
}
