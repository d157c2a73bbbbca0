package org.connectjakarta.server;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.connectjakarta.call.SourceSubscription;
import org.jspecify.annotations.Nullable;

/**
 * The request messages of a call as a publisher. One subscriber. Nothing is read before the {@link #start}: a driver may block to read,
 * and a service that asks while it subscribes could not return what the client waits for.
 */
final class RequestPublisher<I> implements Flow.Publisher<I> {
    private final Exchange<I, ?> exchange;
    private final AtomicBoolean subscribed = new AtomicBoolean();
    private @Nullable SourceSubscription<I> requests;
    private boolean started;

    RequestPublisher(Exchange<I, ?> exchange) {
        this.exchange = exchange;
    }

    /** A service may answer without reading on, but not after it threw. */
    private void given(@Nullable Throwable failure) {
        if (failure != null) {
            exchange.end(failure);
        }
    }

    /** The service has returned: what was asked for is read from now on. */
    void start() {
        SourceSubscription<I> waiting;
        synchronized (this) {
            started = true;
            waiting = requests;
        }
        if (waiting != null) {
            waiting.start();
        }
    }

    @Override
    public void subscribe(Flow.Subscriber<? super I> subscriber) {
        if (!subscribed.compareAndSet(false, true)) {
            SourceSubscription.refuse(
                    subscriber, "the requests of a call can be subscribed to once");
            return;
        }
        SourceSubscription<I> accepted =
                new SourceSubscription<>(exchange, subscriber, false, this::given);
        subscriber.onSubscribe(accepted);
        // A subscriber that has not asked for more must hear of it, too: reading fails then.
        exchange.onCancel(() -> accepted.request(1));
        boolean startNow;
        synchronized (this) {
            requests = accepted;
            startNow = started;
        }
        if (startNow) {
            accepted.start();
        }
    }
}
