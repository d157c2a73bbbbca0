package org.connectjakarta.call;

/**
 * Where messages come from: asked for one at a time, each told by a callback. A driver that blocks calls back before {@link #read}
 * returns; one that does not calls back later.
 *
 * @param <T> the message
 */
public interface Source<T> {

    /** Asks for the next message; calls one method of the receiver, once. At most one read is under way at a time. */
    void read(Receiver<? super T> receiver);

    /** What {@link #read} calls back. */
    interface Receiver<T> {
        /** The next message. */
        void message(T message);

        /** There are no more messages. */
        void complete();

        /** The call is broken; its engine ends it. */
        void failed(Throwable failure);
    }
}
