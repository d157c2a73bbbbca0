package org.connectjakarta.conformance.client;

/** Where the request messages of an asynchronous call go. */
interface Requests<I> {

    /**
     * Sends a message; waits until it is asked for.
     *
     * @throws org.connectjakarta.CanceledException if none is wanted any more
     */
    void send(I message);

    /** There are no more messages. */
    default void end() {}
}
