package org.connectjakarta.server;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The one message that is published, as the engine wants it. For generated code, whose services may return other types than it knows:
 * what is there at once costs next to nothing.
 */
public final class OneResponse<T> extends CompletableFuture<T> implements Flow.Subscriber<T> {
    private volatile Flow.@Nullable Subscription subscription;

    private OneResponse() {}

    /**
     * Subscribes. Without a message the stage completes with null; cancelling it cancels the subscription.
     *
     * @param pending makes the stage of a message that is yet to come one whose callbacks find the thread's contexts as they are now
     */
    public static <T> CompletionStage<T> of(
            Flow.Publisher<T> publisher, UnaryOperator<CompletableFuture<T>> pending) {
        OneResponse<T> response = new OneResponse<>();
        publisher.subscribe(response);
        if (response.isDone()) {
            return response;
        }
        CompletableFuture<T> later = pending.apply(response);
        later.whenComplete(
                (message, failure) -> {
                    if (failure instanceof CancellationException) {
                        response.cancel(true);
                    }
                });
        return later;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        Flow.Subscription source = subscription;
        if (cancelled && source != null) {
            source.cancel();
        }
        return cancelled;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        if (isCancelled()) {
            subscription.cancel();
        } else {
            subscription.request(1);
        }
    }

    @Override
    public void onNext(T message) {
        complete(message);
    }

    @Override
    public void onError(Throwable failure) {
        completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        complete(null);
    }
}
