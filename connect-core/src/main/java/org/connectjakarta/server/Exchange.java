package org.connectjakarta.server;

import org.connectjakarta.CallContext;
import org.connectjakarta.call.Sink;
import org.connectjakarta.call.Source;

/**
 * The engine's own shape of a call, on which every flavour of service is built: request messages are read from it, response messages
 * are written to it, and ending it with what a service threw, or with success, ends the call. A read and a write may be under way at
 * once.
 *
 * @param <I> the request message
 * @param <O> the response message
 */
public interface Exchange<I, O> extends Source<I>, Sink<O> {

    /** The call. */
    CallContext context();

    @Override
    default void onCancel(Runnable action) {
        context().onCancel(action);
    }

    /** Runs an action at once, but if the call is being cancelled, after all who wait for that have heard of it. */
    void afterCancel(Runnable action);

    /** Runs an action once when the call is over, after everything else. */
    void onEnd(Runnable action);
}
