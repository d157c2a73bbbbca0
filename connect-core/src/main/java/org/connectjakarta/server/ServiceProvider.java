package org.connectjakarta.server;

import org.connectjakarta.CallContext;

/** Where the object that implements a service comes from. Must be thread-safe. */
@FunctionalInterface
public interface ServiceProvider<S> {

    /** The object that answers a call; asked once for each call, on the thread that serves it. */
    S get(CallContext call);

    /** Takes back what {@link #get} gave, once the call is over. */
    default void release(S service) {}
}
