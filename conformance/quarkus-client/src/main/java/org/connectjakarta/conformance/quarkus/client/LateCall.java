package org.connectjakarta.conformance.quarkus.client;

import java.util.Optional;
import java.util.function.Function;
import org.connectjakarta.Headers;
import org.connectjakarta.client.StreamCall;
import org.jspecify.annotations.Nullable;

/** A call that is made with its only message. For one thread. */
final class LateCall<I, O> implements StreamCall<I, O> {
    private final Function<I, StreamCall<I, O>> start;
    private @Nullable StreamCall<I, O> call;

    LateCall(Function<I, StreamCall<I, O>> start) {
        this.start = start;
    }

    /** Makes the call. */
    @Override
    public void send(I message) {
        if (call != null) {
            throw new IllegalArgumentException("a server stream has one request message");
        }
        call = start.apply(message);
    }

    @Override
    public void closeSend() {}

    private StreamCall<I, O> made() {
        if (call == null) {
            throw new IllegalStateException("a server stream has a request message");
        }
        return call;
    }

    @Override
    public Optional<O> receive() {
        return made().receive();
    }

    @Override
    public Headers headers() {
        return made().headers();
    }

    @Override
    public Headers trailers() {
        return made().trailers();
    }

    @Override
    public void cancel() {
        if (call != null) {
            call.cancel();
        }
    }
}
