package org.connectjakarta.http;

import org.connectjakarta.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A request of a client.
 *
 * @param method the HTTP method
 * @param target path and query below the base URL of the transport. Starts with a slash
 * @param headers all headers but those that HTTP itself needs, such as {@code host}
 * @param body the whole body, which may be empty; null if it is sent piece by piece
 */
public record ClientRequest(
        String method, String target, Headers headers, byte @Nullable [] body) {}
