package org.connectjakarta.client;

import org.connectjakarta.call.Sink;
import org.connectjakarta.call.Source;
import org.jspecify.annotations.Nullable;

/** One read or write that is waited for: what came of it. */
final class Step<T> implements Source.Receiver<T>, Sink.Acknowledgement {
    private @Nullable T message;
    private @Nullable Throwable failure;
    private volatile boolean done;

    boolean isDone() {
        return done;
    }

    /** The message; null at the end of the messages, and for a write. */
    @Nullable T message() {
        return message;
    }

    @Nullable Throwable failure() {
        return failure;
    }

    @Override
    public void message(T message) {
        this.message = message;
        done = true;
    }

    @Override
    public void complete() {
        done = true;
    }

    @Override
    public void written() {
        done = true;
    }

    @Override
    public void failed(Throwable failure) {
        this.failure = failure;
        done = true;
    }
}
