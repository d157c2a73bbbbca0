package org.connectjakarta.http;

import java.io.IOException;

/** A read from a request that is larger than the container takes, whatever the limits of the service. */
public final class RequestTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param maxBytes the limit of the container for the whole request, in bytes
     */
    public RequestTooLargeException(long maxBytes) {
        super("the request is larger than the limit of the server, " + maxBytes + " bytes");
    }
}
