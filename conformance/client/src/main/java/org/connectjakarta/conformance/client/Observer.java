package org.connectjakarta.conformance.client;

import connectrpc.conformance.v1.Service;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.connectjakarta.CallContext;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.Interceptor;
import org.jspecify.annotations.Nullable;

/** Adds the headers of one call, and sees how it ends. */
final class Observer implements Interceptor {
    private final List<Service.Header> requestHeaders;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    private record Outcome(Headers headers, Headers trailers, @Nullable ConnectException error) {}

    Observer(List<Service.Header> requestHeaders) {
        this.requestHeaders = requestHeaders;
    }

    @Override
    public void start(CallContext call) {
        Clients.addHeaders(requestHeaders, call.requestHeaders());
    }

    @Override
    public void end(CallContext call, @Nullable ConnectException error) {
        outcome.complete(new Outcome(call.responseHeaders(), call.responseTrailers(), error));
    }

    /** Waits for the end of the call, and throws its error if it failed. */
    void rethrow() {
        ConnectException error = outcome.join().error();
        if (error != null) {
            throw error;
        }
    }

    /** The response headers; waits for the end of the call. */
    Headers headers() {
        return outcome.join().headers();
    }

    /** The response trailers; waits for the end of the call. */
    Headers trailers() {
        return outcome.join().trailers();
    }
}
