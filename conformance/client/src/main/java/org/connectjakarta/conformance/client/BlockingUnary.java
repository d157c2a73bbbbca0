package org.connectjakarta.conformance.client;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.client.Response;
import org.connectjakarta.client.StreamCall;
import org.jspecify.annotations.Nullable;

/** A unary call that blocks a thread of its own, by whose interruption it is cancelled. */
public final class BlockingUnary<I, O> implements StreamCall<I, O> {
    private final Function<I, Response<O>> unary;
    private final CompletableFuture<Response<O>> response = new CompletableFuture<>();
    private @Nullable Thread caller;
    private boolean received;
    private Headers headers = Headers.create();
    private Headers trailers = Headers.create();

    /**
     * @param unary makes the call, and waits for its response
     */
    public BlockingUnary(Function<I, Response<O>> unary) {
        this.unary = unary;
    }

    /** Makes the call. */
    @Override
    public void send(I message) {
        if (caller != null) {
            throw new IllegalArgumentException("a unary call has one request message");
        }
        caller = new Thread(() -> call(message), "unary");
        caller.setDaemon(true);
        caller.start();
    }

    private void call(I message) {
        try {
            response.complete(unary.apply(message));
        } catch (RuntimeException e) {
            response.completeExceptionally(e);
        }
    }

    @Override
    public void closeSend() {}

    @Override
    public Optional<O> receive() {
        if (received) {
            return Optional.empty();
        }
        received = true;
        try {
            Response<O> whole = response.get();
            headers = whole.headers();
            trailers = whole.trailers();
            return Optional.of(whole.message());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConnectException outcome) {
                // Whether headers or trailers: an error has them together.
                trailers = outcome.metadata();
                throw outcome;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Headers headers() {
        return headers;
    }

    @Override
    public Headers trailers() {
        return trailers;
    }

    @Override
    public void cancel() {
        if (caller != null) {
            caller.interrupt();
        }
    }
}
