package org.connectjakarta.call;

import org.jspecify.annotations.Nullable;

/**
 * Where messages go: given one at a time, each acknowledged by a callback. A driver that blocks calls back before {@link #write}
 * returns; one that does not calls back later.
 *
 * @param <T> the message
 */
public interface Sink<T> {

    /** Sends a message; calls one method of the acknowledgement, once. At most one write is under way at a time. */
    void write(T message, Acknowledgement acknowledgement);

    /** Ends what is sent, with success or with why there is no more. Later calls are without effect. */
    void end(@Nullable Throwable failure);

    /** Runs an action once nobody wants further messages; at once if that is so already. */
    void onCancel(Runnable action);

    /** What {@link #write} calls back. */
    interface Acknowledgement {
        /** The message is on its way and the next may be sent. */
        void written();

        /** The call is broken; its engine ends it. */
        void failed(Throwable failure);
    }
}
