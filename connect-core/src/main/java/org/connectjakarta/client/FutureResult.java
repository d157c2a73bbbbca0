package org.connectjakarta.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.connectjakarta.CanceledException;
import org.connectjakarta.ConnectException;
import org.connectjakarta.call.Source;
import org.jspecify.annotations.Nullable;

/**
 * What is to come of a call, as a future; cancelling it cancels the call.
 *
 * @param <R> what the call gives
 * @param <T> what the caller gets of it
 */
final class FutureResult<R, T> extends CompletableFuture<T> implements Source.Receiver<R> {
    private final Function<R, T> part;
    private volatile @Nullable Consumer<ConnectException> onCancel;

    FutureResult(Function<R, T> part) {
        this.part = part;
    }

    /** What cancels the call. To be said before anybody has the future. */
    void onCancel(Consumer<ConnectException> cancel) {
        onCancel = cancel;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        Consumer<ConnectException> call = onCancel;
        if (cancelled && call != null) {
            call.accept(new CanceledException("the caller has cancelled the call"));
        }
        return cancelled;
    }

    /** What depends on it is none of a call. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }

    @Override
    public void message(R result) {
        complete(part.apply(result));
    }

    @Override
    public void complete() {
        completeExceptionally(new CanceledException("the response has no message"));
    }

    @Override
    public void failed(Throwable failure) {
        completeExceptionally(failure);
    }
}
