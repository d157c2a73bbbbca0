package org.connectjakarta.embedded;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the server listens.
 *
 * @param host the address to bind to
 * @param port the port; 0 for any that is free
 * @param tls null for cleartext
 * @param maxThreads the most platform threads
 * @param idleTimeout how long a connection without a call is kept, and how long a stuck one may stick
 * @param stopTimeout how long calls may go on when the server stops
 */
record Settings(
        String host,
        int port,
        @Nullable Tls tls,
        int maxThreads,
        Duration idleTimeout,
        Duration stopTimeout) {}
