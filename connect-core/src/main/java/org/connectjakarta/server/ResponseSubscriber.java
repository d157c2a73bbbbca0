package org.connectjakarta.server;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Sends what a service publishes: asks for one message after the other, each when the one before it is on its way. */
final class ResponseSubscriber<O> implements Flow.Subscriber<O>, Exchange.Acknowledgement {
    private final Exchange<?, O> exchange;

    /** How often to ask the publisher; who raises it from zero does the asking, so that one which answers at once grows no stack. */
    private final AtomicInteger wanted = new AtomicInteger();

    private Flow.@Nullable Subscription subscription;

    ResponseSubscriber(Exchange<?, O> exchange) {
        this.exchange = exchange;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        if (this.subscription != null) {
            subscription.cancel();
            return;
        }
        this.subscription = subscription;
        exchange.context().onCancel(subscription::cancel);
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
    public void onNext(O message) {
        exchange.write(message, this);
    }

    @Override
    public void onError(Throwable failure) {
        exchange.end(failure);
    }

    @Override
    public void onComplete() {
        exchange.end(null);
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
