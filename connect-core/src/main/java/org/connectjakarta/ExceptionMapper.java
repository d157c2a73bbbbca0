package org.connectjakarta;

/**
 * Turns exceptions of an application into errors of a call. Make it a CDI bean: of all mappers, the one for the nearest
 * superclass of what was thrown is asked, and the smaller {@code @Priority} wins between two for the same class. Must be thread-safe.
 *
 * @param <T> the exceptions that it maps, subclasses included
 */
@FunctionalInterface
public interface ExceptionMapper<T extends Throwable> {

    /** The error that the peer sees. The exception is kept as its cause for the log, unless the error has one of its own. */
    ConnectException map(T exception);
}
