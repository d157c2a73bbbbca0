package org.connectjakarta.call;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One subscription to the messages of a source: a message is read when the subscriber has asked for it, so its demand is the peer's
 * back-pressure.
 *
 * @param <T> the message
 */
public final class SourceSubscription<T> implements Flow.Subscription, Source.Receiver<T> {
    private final Source<T> source;
    private final Flow.Subscriber<? super T> subscriber;
    private final Consumer<@Nullable Throwable> onCancel;
    private final AtomicLong demand = new AtomicLong();

    /** Counts reasons to look at the demand; who raises it from zero does the looking, so that no stack grows and no two look. */
    private final AtomicInteger reasons = new AtomicInteger();

    private final boolean ahead;
    private volatile @Nullable T next;
    private volatile boolean started;
    private volatile boolean reading;
    private volatile boolean over;

    /**
     * A subscription that reads nothing before its {@link #start}.
     *
     * @param ahead whether to read one message before it is asked for, so that the end is told without being asked for
     * @param onCancel told when the subscriber wants no more before the end: null if it has cancelled, or what it threw
     */
    public SourceSubscription(
            Source<T> source,
            Flow.Subscriber<? super T> subscriber,
            boolean ahead,
            Consumer<@Nullable Throwable> onCancel) {
        this.source = source;
        this.subscriber = subscriber;
        this.ahead = ahead;
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
            onCancel.accept(null);
            return;
        }
        demand.accumulateAndGet(n, (left, more) -> left + more < 0 ? Long.MAX_VALUE : left + more);
        drain();
    }

    @Override
    public void cancel() {
        if (!over) {
            over = true;
            onCancel.accept(null);
        }
    }

    private void drain() {
        if (reasons.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            step();
            seen = reasons.addAndGet(-seen);
        } while (seen != 0);
    }

    private void step() {
        while (started && !over) {
            T message = next;
            if (message == null) {
                if (reading || demand.get() == 0 && !ahead) {
                    return;
                }
                reading = true;
                source.read(this);
                if (reading) {
                    return;
                }
            } else if (demand.get() == 0) {
                return;
            } else {
                next = null;
                demand.decrementAndGet();
                tell(message);
            }
        }
    }

    /** A subscriber that throws has cancelled (Reactive Streams, rule 2.13); nobody else would hear of it. */
    private void tell(T message) {
        try {
            subscriber.onNext(message);
        } catch (Throwable t) {
            over = true;
            onCancel.accept(t);
        }
    }

    @Override
    public void message(T message) {
        next = message;
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
