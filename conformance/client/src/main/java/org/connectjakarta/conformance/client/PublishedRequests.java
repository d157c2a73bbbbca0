package org.connectjakarta.conformance.client;

import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import org.connectjakarta.CanceledException;
import org.jspecify.annotations.Nullable;

/** Publishes messages that one thread sends, as far as they are asked for. One subscription. */
final class PublishedRequests<I> implements Requests<I>, Flow.Publisher<I>, Flow.Subscription {
    private final Semaphore demand = new Semaphore(0);
    private Flow.@Nullable Subscriber<? super I> subscriber;
    private volatile boolean cancelled;

    @Override
    public void subscribe(Flow.Subscriber<? super I> subscriber) {
        this.subscriber = subscriber;
        subscriber.onSubscribe(this);
    }

    @Override
    public void request(long n) {
        demand.release(Math.toIntExact(n));
    }

    @Override
    public void cancel() {
        cancelled = true;
        demand.release();
    }

    @Override
    public void send(I message) {
        try {
            demand.acquire();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (cancelled) {
            throw new CanceledException("no more messages are wanted");
        }
        subscriber.onNext(message);
    }

    @Override
    public void end() {
        if (!cancelled) {
            subscriber.onComplete();
        }
    }
}
