package org.connectjakarta.http;

import java.nio.ByteBuffer;

/**
 * An HTTP exchange of a door that never blocks: what an event loop gives. It has a thread of its own, on which it calls back, and which
 * must not be blocked. The body of its response takes every byte at once, and keeps what the client has no room for.
 */
public interface AsyncExchange extends HttpExchange {

    /** Whether the calling thread is the one on which this exchange calls back. */
    boolean isOwnThread();

    /** Runs a task soon on the thread of this exchange. May be called by any thread. */
    void execute(Runnable task);

    /**
     * Asks for one event of the request's body: a piece, its end, or that neither will come. Called on the thread of this exchange, not
     * again before the event has come; it may come before this returns.
     */
    void fetch(BodyListener listener);

    /** Runs an action once when little of the response waits for the client: at once, or later on the thread of this exchange. */
    void whenWritable(Runnable action);

    /** What {@link #fetch} calls back. */
    interface BodyListener {
        /** A piece of the body. Valid until this returns. */
        void body(ByteBuffer bytes);

        /** The end of the body. */
        void end();

        /** The client has gone away. */
        void failed(Throwable cause);
    }
}
