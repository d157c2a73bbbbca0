package org.connectjakarta.server;

import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Sends what a service publishes: asks for one message after the other, each when the one before it is on its way. */
final class ResponseSubscriber<O> implements Flow.Subscriber<O>, Exchange.Acknowledgement {
    private final Exchange<?, O> exchange;
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
        subscription.request(1);
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
        subscription.request(1);
    }

    @Override
    public void failed(Throwable failure) {
        subscription.cancel();
    }
}
