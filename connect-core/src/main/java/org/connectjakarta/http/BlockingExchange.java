package org.connectjakarta.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.connectjakarta.Headers;

/** An HTTP exchange of a door that blocks: what a servlet container gives. Used by one call, read by one thread, written by one at a time. */
public interface BlockingExchange extends ServerRequest {

    /** The length of the request's body in bytes, as the client states it; -1 if it does not. To be taken as a hint. */
    default long requestLength() {
        return -1;
    }

    /**
     * The body of the request, not decompressed. Reading it throws a {@link RequestTooLargeException} where the container has a limit
     * for requests and says that this one is over it.
     */
    InputStream requestBody() throws IOException;

    /**
     * Sets the head of the response; it leaves with the first byte of the body, or when the body is flushed or closed.
     *
     * @param status the HTTP status
     * @param headers all headers
     * @param contentLength the length of the body in bytes, or -1 if it is not known
     */
    void respond(int status, Headers headers, long contentLength);

    /** Announces trailers, asked for once when the body is closed. Called before {@link #respond}, for HTTP/2 only. */
    void trailers(Supplier<Headers> trailers);

    /** The body of the response. Closing it ends the response. */
    OutputStream responseBody() throws IOException;

    /** Breaks the exchange off so that the client sees that the response is not whole. */
    void abort(Throwable cause);

    /** Runs an action when the client has cancelled or gone away, as soon as the container shows it. Called at most once. */
    void onDisconnect(Runnable action);
}
