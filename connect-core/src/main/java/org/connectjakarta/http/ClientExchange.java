package org.connectjakarta.http;

/** One request under way. Methods may be called by any thread and do not block; one thread sends at a time. */
public interface ClientExchange {

    /**
     * Sends the head of the request, and its body where that is known. To be called once, before anything else but {@link #fetch} and
     * {@link #cancel}. What goes wrong is told to the listener, possibly before this returns.
     */
    void start();

    /**
     * Sends a piece of the body, which was not given with the request.
     *
     * @param bytes not to be changed afterwards
     * @param more run once when more may be sent: at once, or later on a thread of the transport, which must not be blocked. Not run
     *     if the exchange ends before
     */
    void write(byte[] bytes, Runnable more);

    /** Ends the body. */
    void end();

    /**
     * Asks for one event of the response after its head: a piece of its body, or its end. Not called again before that has come. May be
     * called before the start, so that both are one task for the transport, before the head is there, and by the listener itself: the
     * event then comes after the listener has returned.
     */
    void fetch();

    /**
     * Breaks the exchange off, so that the server sees it, unless request and response are both at their end. What is told to the
     * listener afterwards is ignored.
     */
    void cancel();
}
