package org.connectjakarta.mp;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.connectjakarta.CallContext;
import org.connectjakarta.Headers;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.Peer;

/** A call that is being served, as far as clients look at it. */
record ServedCall(Headers requestHeaders, Duration left) implements CallContext {

    @Override
    public Optional<Instant> deadline() {
        return Optional.ofNullable(left).map(Instant.now()::plus);
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public void onCancel(Runnable action) {
        // It is never cancelled.
    }

    @Override
    public <T> void put(Class<T> type, T value) {
        // Kept by nobody.
    }

    @Override
    public <T> Optional<T> get(Class<T> type) {
        return Optional.empty();
    }

    @Override
    public MethodSpec<?, ?> method() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String protocol() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String httpMethod() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Peer peer() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Headers responseHeaders() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Headers responseTrailers() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void sendHeaders() {
        throw new UnsupportedOperationException();
    }
}
