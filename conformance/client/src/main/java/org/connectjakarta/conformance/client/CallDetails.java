package org.connectjakarta.conformance.client;

import connectrpc.conformance.v1.ClientCompat.ClientCompatRequest;
import java.time.Duration;
import org.connectjakarta.client.CallOptions;

/** What a request of the runner says of one call. */
public final class CallDetails {
    private CallDetails() {}

    /** The headers and the timeout of the call that a request describes. */
    public static CallOptions options(ClientCompatRequest request) {
        CallOptions options =
                CallOptions.none()
                        .withHeaders(
                                headers ->
                                        Clients.addHeaders(
                                                request.getRequestHeadersList(), headers));
        return request.hasTimeoutMs()
                ? options.withTimeout(Duration.ofMillis(request.getTimeoutMs()))
                : options;
    }
}
