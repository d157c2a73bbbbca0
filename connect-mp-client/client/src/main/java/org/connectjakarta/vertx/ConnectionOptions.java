package org.connectjakarta.vertx;

import java.time.Duration;

/**
 * How connections are made and kept.
 *
 * @param connectTimeout how long it may take to connect, and how long the TLS handshake may take after that
 * @param idleTimeout how long a connection is kept that no call uses, in whole seconds, rounded up. A call that waits for its server is
 *     not cut off by it
 * @param maxHttp1Connections how many connections there are at once when HTTP/1.1 is spoken; further calls wait. HTTP/2 takes one
 */
public record ConnectionOptions(
        Duration connectTimeout, Duration idleTimeout, int maxHttp1Connections) {

    /** 10 seconds to connect, kept for 60 seconds, at most 64 of HTTP/1.1. */
    public static final ConnectionOptions DEFAULT =
            new ConnectionOptions(Duration.ofSeconds(10), Duration.ofSeconds(60), 64);

    /**
     * @throws IllegalArgumentException if a value is not positive, or if a time does not fit into an {@code int} of milliseconds
     */
    public ConnectionOptions {
        checkTime("the connect timeout", connectTimeout);
        checkTime("the idle timeout", idleTimeout);
        if (maxHttp1Connections < 1) {
            throw new IllegalArgumentException(
                    "the number of connections is positive: " + maxHttp1Connections);
        }
    }

    private static void checkTime(String what, Duration time) {
        if (time.compareTo(Duration.ofMillis(1)) < 0
                || time.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException(
                    what + " is at least 1 ms and at most 24 days: " + time);
        }
    }

    /** With another time to connect. */
    public ConnectionOptions withConnectTimeout(Duration connectTimeout) {
        return new ConnectionOptions(connectTimeout, idleTimeout, maxHttp1Connections);
    }

    /** With another time to keep unused connections. */
    public ConnectionOptions withIdleTimeout(Duration idleTimeout) {
        return new ConnectionOptions(connectTimeout, idleTimeout, maxHttp1Connections);
    }

    /** With another number of HTTP/1.1 connections. */
    public ConnectionOptions withMaxHttp1Connections(int maxHttp1Connections) {
        return new ConnectionOptions(connectTimeout, idleTimeout, maxHttp1Connections);
    }

    int connectTimeoutMillis() {
        return (int) connectTimeout.toMillis();
    }

    int idleTimeoutSeconds() {
        return (int) ((idleTimeout.toMillis() + 999) / 1000);
    }
}
