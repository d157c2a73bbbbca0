package org.connectjakarta.server;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The request messages of a call as a publisher: a message is read from the peer when the subscriber has asked for it, so its demand is
 * the peer's back-pressure. One subscriber. Nothing is read before the {@link #start}: a driver may block to read, and a service that
 * asks while it subscribes could not return what the client waits for.
 */
final class RequestPublisher<I> implements Flow.Publisher<I> {
    private final Exchange<I, ?> exchange;
    private final AtomicBoolean subscribed = new AtomicBoolean();
    private volatile @Nullable Requests requests;
    private volatile boolean started;

    RequestPublisher(Exchange<I, ?> exchange) {
        this.exchange = exchange;
    }

    /** The service has returned: what was asked for is read from now on. */
    void start() {
        started = true;
        Requests waiting = requests;
        if (waiting != null) {
            waiting.drain();
        }
    }

    @Override
    public void subscribe(Flow.Subscriber<? super I> subscriber) {
        if (subscribed.compareAndSet(false, true)) {
            Requests accepted = new Requests(subscriber);
            requests = accepted;
            subscriber.onSubscribe(accepted);
            // A subscriber that has not asked for more must hear of it, too: reading fails then.
            exchange.context().onCancel(() -> accepted.request(1));
        } else {
            subscriber.onSubscribe(new Refused());
            subscriber.onError(
                    new IllegalStateException("the requests of a call can be subscribed to once"));
        }
    }

    private static final class Refused implements Flow.Subscription {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
    }

    private final class Requests implements Flow.Subscription, Exchange.Receiver<I> {
        private final Flow.Subscriber<? super I> subscriber;
        private final AtomicLong demand = new AtomicLong();

        /** Counts reasons to look at the demand; who raises it from zero does the looking, so that no stack grows and no two look. */
        private final AtomicInteger reasons = new AtomicInteger();

        private volatile boolean reading;
        private volatile boolean over;

        Requests(Flow.Subscriber<? super I> subscriber) {
            this.subscriber = subscriber;
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
                return;
            }
            demand.accumulateAndGet(
                    n, (left, more) -> left + more < 0 ? Long.MAX_VALUE : left + more);
            drain();
        }

        @Override
        public void cancel() {
            over = true;
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
                    exchange.read(this);
                }
                seen = reasons.addAndGet(-seen);
            } while (seen != 0);
        }

        @Override
        public void message(I message) {
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
}
