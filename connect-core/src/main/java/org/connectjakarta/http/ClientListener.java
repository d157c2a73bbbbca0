package org.connectjakarta.http;

import java.nio.ByteBuffer;
import org.connectjakarta.Headers;

/**
 * Hears of one response. Methods are called one after the other, on a thread of the transport that must not be blocked; after
 * {@link #end}, {@link #reset} or {@link #failed} none is called.
 */
public interface ClientListener {

    /** The head of the response has come. Informational responses (1xx) are not told. */
    void head(int status, Headers headers);

    /** The piece of the body that was asked for. Valid until this returns. */
    void body(ByteBuffer bytes);

    /**
     * The end of the response, asked for.
     *
     * @param trailers empty if there are none
     */
    void end(Headers trailers);

    /** The server has reset the stream with an error code of HTTP/2 (RFC 9113, section 7). */
    void reset(long errorCode);

    /** The exchange failed: no connection, a connection lost, bytes that are not HTTP, a response cut off. */
    void failed(Throwable cause);
}
