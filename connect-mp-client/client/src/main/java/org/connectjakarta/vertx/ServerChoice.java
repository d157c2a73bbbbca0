package org.connectjakarta.vertx;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletionStage;

/** Chooses a server for each call, where a service has several, or where it is not known in advance. Thread-safe. */
@FunctionalInterface
public interface ServerChoice {

    /** The server of the next call, not resolved, told by any thread; an exception if there is none, which fails the call. */
    CompletionStage<InetSocketAddress> next();
}
