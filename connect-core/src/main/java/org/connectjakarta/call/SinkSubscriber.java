package org.connectjakarta.call;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is published: asks for one message after the other, each when the one before it is on its way.
 *
 * @param <T> the message
 */
public final class SinkSubscriber<T> implements Flow.Subscriber<T>, Sink.Acknowledgement {
    private final Sink<? super T> sink;

    /** How often to ask the publisher; who raises it from zero does the asking, so that one which answers at once grows no stack. */
    private final AtomicInteger wanted = new AtomicInteger();

    private Flow.@Nullable Subscription subscription;

    /** A subscriber for one publisher. */
    public SinkSubscriber(Sink<? super T> sink) {
        this.sink = sink;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        if (this.subscription != null) {
            subscription.cancel();
            return;
        }
        this.subscription = subscription;
        sink.onCancel(subscription::cancel);
        requestNext();
    }

    private void requestNext() {
        if (wanted.getAndIncrement() > 0) {
            return;
        }
        do {
            subscription.request(1);
        } while (wanted.decrementAndGet() > 0);
    }

    @Override
    public void onNext(T message) {
        sink.write(message, this);
    }

    @Override
    public void onError(Throwable failure) {
        sink.end(failure);
    }

    @Override
    public void onComplete() {
        sink.end(null);
    }

    @Override
    public void written() {
        requestNext();
    }

    @Override
    public void failed(Throwable failure) {
        subscription.cancel();
    }
}
