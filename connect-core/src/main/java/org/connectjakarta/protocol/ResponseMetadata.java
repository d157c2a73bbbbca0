package org.connectjakarta.protocol;

import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What a service and its interceptors have to say beside the messages, when a call ends.
 *
 * @param headers the application's headers
 * @param trailers the application's trailers
 * @param error why the call failed; null if it succeeded
 */
public record ResponseMetadata(
        Headers headers, Headers trailers, @Nullable ConnectException error) {}
