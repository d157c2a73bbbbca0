package org.connectjakarta.server;

/** Answers the calls of one method, in the engine's own shape. Must be thread-safe and must not throw. */
@FunctionalInterface
public interface MethodHandler<I, O> {
    /** Answers one call: reads, writes, and ends it, now or later. */
    void handle(Exchange<I, O> exchange);
}
