package org.connectjakarta.server;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.connectjakarta.call.Source;
import org.connectjakarta.call.SourceSubscription;
import org.jspecify.annotations.Nullable;

/**
 * The request messages of a call as a publisher. One subscriber. Nothing is read before the {@link #start}: a driver may block to read,
 * and a service that asks while it subscribes could not return what the client waits for. Of a cancelled call it fails after what the
 * service has returned was cancelled, never instead of that.
 */
final class RequestPublisher<I> implements Flow.Publisher<I>, Source<I>, Source.Receiver<I> {
    private final Exchange<I, ?> exchange;
    private final AtomicBoolean subscribed = new AtomicBoolean();
    private @Nullable SourceSubscription<I> requests;
    private @Nullable Receiver<? super I> receiver;
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
                new SourceSubscription<>(this, subscriber, false, this::given);
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

    @Override
    public void read(Receiver<? super I> receiver) {
        this.receiver = receiver;
        exchange.read(this);
    }

    @Override
    public void message(I message) {
        receiver.message(message);
    }

    @Override
    public void complete() {
        receiver.complete();
    }

    @Override
    public void failed(Throwable failure) {
        exchange.afterCancel(() -> receiver.failed(failure));
    }
}
