package org.connectjakarta.samples.haberdasher.client;

import java.time.Duration;
import org.connectjakarta.CallContext;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Interceptor;
import org.connectjakarta.UnavailableException;

/** Waits for a server that is not there yet. A hat that is ordered twice is no harm. */
final class Patience implements Interceptor {
    private static final int ATTEMPTS = 5;

    @Override
    public Duration retryAfter(CallContext call, ConnectException error, int attempt) {
        boolean worthIt = error instanceof UnavailableException && attempt < ATTEMPTS;
        return worthIt ? Duration.ofMillis(100L << attempt) : null;
    }
}
