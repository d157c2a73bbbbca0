package org.connectjakarta.client;

import java.util.Optional;
import org.connectjakarta.Headers;

/**
 * A streaming call under way: send, receive, cancel. One thread may send while another receives. Every method throws a
 * {@link org.connectjakarta.ConnectException} with the code of the call once it has failed.
 *
 * @param <I> the request message
 * @param <O> the response message
 */
public interface StreamCall<I, O> extends AutoCloseable {

    /**
     * Sends a message; blocks while the server takes no more.
     *
     * @throws org.connectjakarta.CanceledException also if the server has ended the call and takes no more; {@link #receive} tells how
     */
    void send(I message);

    /** Says that no more messages will be sent. Without effect when said twice. */
    void closeSend();

    /** The next message; blocks until it is there. Empty once the peer has ended the call with success. */
    Optional<O> receive();

    /** The response headers; blocks until they are there. Not to be modified. */
    Headers headers();

    /** The response trailers; empty until {@link #receive} has come to its end. Not to be modified. */
    Headers trailers();

    /** Cancels the call if it is not over. */
    void cancel();

    /** The same as {@link #cancel()}: closing early cancels, closing after the end does nothing. */
    @Override
    default void close() {
        cancel();
    }
}
