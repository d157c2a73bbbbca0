package org.connectjakarta;

import com.google.protobuf.Message;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Watches and changes calls, on the server and on the client, unary and streams, blocking and asynchronous alike.
 *
 * <p>It is told of the four moments of a call and sees messages and metadata, never bytes. State of one call belongs into
 * {@link CallContext#put}; one interceptor object serves all calls at once and must be thread-safe. The calls of one call come one
 * after the other in each direction; the two directions of a bidi call may overlap.
 *
 * <p>Interceptors run in the order in which they are given for {@link #start} and for what goes towards the service, and in the
 * reverse order for what comes back from it.
 */
public interface Interceptor {

    /**
     * A call begins: headers are known, no message was read.
     *
     * @throws ConnectException to refuse the call with its code; the service is not called
     */
    default void start(CallContext call) {}

    /**
     * A request message is on its way to the service.
     *
     * @return the message to go on with: the same, or another one of the same type
     * @throws ConnectException to end the call with its code
     */
    default Message request(CallContext call, Message message) {
        return message;
    }

    /**
     * A response message is on its way to the client.
     *
     * @return the message to go on with: the same, or another one of the same type
     * @throws ConnectException to end the call with its code
     */
    default Message response(CallContext call, Message message) {
        return message;
    }

    /**
     * The call is over. Told once to each interceptor whose {@link #start} was called, whether it succeeded or not; trailers can
     * still be added if nothing else failed. What it throws is logged and changes nothing.
     *
     * @param error why the call failed, as the peer sees it, with the cause that it does not see; null if it succeeded
     */
    default void end(CallContext call, @Nullable ConnectException error) {}

    /**
     * On a client, after a unary call has failed and {@link #end} was told: whether to make the call again, with the same message and
     * what is left of its time. Asked of each interceptor, outermost first, until one wants it. Only the caller can know whether the
     * method may be called twice: see {@link MethodSpec#idempotencyLevel()}. Must not block.
     *
     * @param call the call that failed; the next attempt is another one
     * @param error why it failed
     * @param attempt how many attempts were made: 1 after the first
     * @return how long to wait before the next attempt; null to leave it at that
     */
    default @Nullable Duration retryAfter(CallContext call, ConnectException error, int attempt) {
        return null;
    }
}
