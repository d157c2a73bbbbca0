package org.connectjakarta.server;

import org.connectjakarta.CallContext;
import org.jspecify.annotations.Nullable;

/**
 * The engine's own shape of a call, on which every flavour of service is built: messages are asked for one at a time, written one at
 * a time, and each step calls back when it is done. A driver that blocks calls back before the step returns; one that does not calls
 * back later. At most one read and one write are under way at a time; both may be under way at once.
 *
 * @param <I> the request message
 * @param <O> the response message
 */
public interface Exchange<I, O> {

    /** The call. */
    CallContext context();

    /** Asks for the next request message; calls one method of the receiver, once. */
    void read(Receiver<? super I> receiver);

    /** Sends a response message; calls one method of the acknowledgement, once, when the next may be sent. */
    void write(O message, Acknowledgement acknowledgement);

    /** Ends the call, with success or with what a service threw. Later calls are without effect. */
    void end(@Nullable Throwable failure);

    /** Runs an action once when the call is over, after everything else. */
    void onEnd(Runnable action);

    /** What {@link #read} calls back. */
    interface Receiver<T> {
        /** The next message. */
        void message(T message);

        /** There are no more messages. */
        void complete();

        /** The call is broken; the driver ends it. */
        void failed(Throwable failure);
    }

    /** What {@link #write} calls back. */
    interface Acknowledgement {
        /** The message is on its way and the next may be sent. */
        void written();

        /** The call is broken; the driver ends it. */
        void failed(Throwable failure);
    }
}
