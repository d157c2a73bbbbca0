package org.connectjakarta.http;

/**
 * Sends the requests of a client to one server: the seam between the client engine and a network, or a server in the same process. It
 * follows no redirects, decompresses nothing and repeats nothing. Thread-safe.
 */
public interface ClientTransport extends AutoCloseable {

    /** An exchange, of which nothing is sent before it is started. Does not throw: what goes wrong is told to the listener. */
    ClientExchange exchange(ClientRequest request, ClientListener listener);

    /** Whether a response is received while its request is still being sent, as over HTTP/2 and not over HTTP/1.1. */
    boolean isFullDuplex();

    /** Whether responses can end with trailers: without them there is no gRPC. */
    default boolean hasTrailers() {
        return true;
    }

    /** Breaks off what is under way and frees connections. Without effect when called twice. */
    @Override
    void close();
}
