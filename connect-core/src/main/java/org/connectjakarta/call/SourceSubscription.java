package org.connectjakarta.call;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One subscription to the messages of a source: a message is read when the subscriber has asked for it, so its demand is the peer's
 * back-pressure.
 *
 * @param <T> the message
 */
public final class SourceSubscription<T> implements Flow.Subscription, Source.Receiver<T> {
    private final Source<T> source;
    private final Flow.Subscriber<? super T> subscriber;
    private final Runnable onCancel;
    private final AtomicLong demand = new AtomicLong();

    /** Counts reasons to look at the demand; who raises it from zero does the looking, so that no stack grows and no two look. */
    private final AtomicInteger reasons = new AtomicInteger();

    private volatile boolean started;
    private volatile boolean reading;
    private volatile boolean over;

    /**
     * A subscription that reads nothing before its {@link #start}.
     *
     * @param onCancel run when the subscriber cancels before the end
     */
    public SourceSubscription(
            Source<T> source, Flow.Subscriber<? super T> subscriber, Runnable onCancel) {
        this.source = source;
        this.subscriber = subscriber;
        this.onCancel = onCancel;
    }

    /** Tells a subscriber that comes too late (Reactive Streams, rule 1.9). */
    public static void refuse(Flow.Subscriber<?> subscriber, String why) {
        subscriber.onSubscribe(
                new Flow.Subscription() {
                    @Override
                    public void request(long n) {}

                    @Override
                    public void cancel() {}
                });
        subscriber.onError(new IllegalStateException(why));
    }

    /** Reads from now on what was and will be asked for. */
    public void start() {
        started = true;
        drain();
    }

    @Override
    public void request(long n) {
        if (over) {
            return;
        }
        if (n <= 0) {
            over = true;
            subscriber.onError(
                    new IllegalArgumentException(
                            "asked for " + n + " messages (Reactive Streams, rule 3.9)"));
            onCancel.run();
            return;
        }
        demand.accumulateAndGet(n, (left, more) -> left + more < 0 ? Long.MAX_VALUE : left + more);
        drain();
    }

    @Override
    public void cancel() {
        if (!over) {
            over = true;
            onCancel.run();
        }
    }

    private void drain() {
        if (reasons.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            if (started && !over && !reading && demand.get() > 0) {
                demand.decrementAndGet();
                reading = true;
                source.read(this);
            }
            seen = reasons.addAndGet(-seen);
        } while (seen != 0);
    }

    @Override
    public void message(T message) {
        if (!over) {
            subscriber.onNext(message);
        }
        reading = false;
        drain();
    }

    @Override
    public void complete() {
        if (!over) {
            over = true;
            subscriber.onComplete();
        }
    }

    @Override
    public void failed(Throwable failure) {
        if (!over) {
            over = true;
            subscriber.onError(failure);
        }
    }
}
