package org.connectjakarta.conformance.client;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.connectjakarta.ConnectException;

/** What an asynchronous call gives, for a thread that waits for one message after the other. For one future or one publisher. */
final class Replies<O> implements Flow.Subscriber<O> {
    private final Observer observer;
    private final BlockingQueue<Supplier<Optional<O>>> queue = new LinkedBlockingQueue<>();
    private volatile Runnable request = () -> {};
    private volatile Runnable cancel = () -> {};

    Replies(Observer observer) {
        this.observer = observer;
    }

    /** Takes what a future gives. */
    void await(CompletionStage<O> stage) {
        CompletableFuture<O> future = stage.toCompletableFuture();
        cancel = () -> future.cancel(true);
        future.whenComplete(
                (message, failure) -> {
                    if (failure != null) {
                        onError(failure);
                    } else {
                        onNext(message);
                        onComplete();
                    }
                });
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        request = () -> subscription.request(1);
        cancel = subscription::cancel;
    }

    @Override
    public void onNext(O message) {
        queue.add(() -> Optional.of(message));
    }

    @Override
    public void onError(Throwable failure) {
        queue.add(
                () -> {
                    if (failure instanceof ConnectException outcome) {
                        throw outcome;
                    }
                    throw new IllegalStateException(failure);
                });
    }

    @Override
    public void onComplete() {
        queue.add(Optional::empty);
    }

    /** The next message; empty at the end. */
    Optional<O> receive() {
        request.run();
        try {
            return queue.take().get();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Cancels the call. Who cancels hears nothing more of it; the interceptor does. */
    void cancel() {
        queue.add(
                () -> {
                    observer.rethrow();
                    return Optional.empty();
                });
        cancel.run();
    }
}
