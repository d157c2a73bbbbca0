package org.connectjakarta.server;

import java.time.Duration;
import java.util.List;

/**
 * What browsers may do from other origins. The headers that the protocols need are always allowed and exposed.
 *
 * @param origins the origins that may call, such as {@code https://app.example}; {@code *} for any
 * @param requestHeaders further request headers that may be sent
 * @param responseHeaders further response headers that scripts may see; trailers of unary Connect calls as {@code Trailer-Name}
 * @param credentials whether cookies and authorization are sent; not together with {@code *}
 * @param maxAge how long a browser may keep the answer to a preflight
 */
public record CorsOptions(
        List<String> origins,
        List<String> requestHeaders,
        List<String> responseHeaders,
        boolean credentials,
        Duration maxAge) {

    public CorsOptions {
        origins = List.copyOf(origins);
        requestHeaders = List.copyOf(requestHeaders);
        responseHeaders = List.copyOf(responseHeaders);
        if (credentials && origins.contains("*")) {
            throw new IllegalArgumentException("credentials need origins by name, not *");
        }
    }
}
