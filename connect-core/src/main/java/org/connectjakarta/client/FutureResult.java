package org.connectjakarta.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.connectjakarta.CanceledException;
import org.connectjakarta.ConnectException;
import org.connectjakarta.call.Source;

/**
 * What is to come of a call, as a future; cancelling it cancels the call.
 *
 * @param <R> what the call gives
 * @param <T> what the caller gets of it
 */
final class FutureResult<R, T> implements Source.Receiver<R> {
    private final CompletableFuture<T> future = new CompletableFuture<>();
    private final Function<R, T> part;

    FutureResult(Function<R, T> part) {
        this.part = part;
    }

    CompletableFuture<T> future() {
        return future;
    }

    /** What cancels the call. */
    void onCancel(Consumer<ConnectException> cancel) {
        future.whenComplete(
                (value, failure) -> {
                    if (future.isCancelled()) {
                        cancel.accept(new CanceledException("the caller has cancelled the call"));
                    }
                });
    }

    @Override
    public void message(R result) {
        future.complete(part.apply(result));
    }

    @Override
    public void complete() {
        future.completeExceptionally(new CanceledException("the response has no message"));
    }

    @Override
    public void failed(Throwable failure) {
        future.completeExceptionally(failure);
    }
}
