package org.connectjakarta.server;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.connectjakarta.call.Interruption;
import org.connectjakarta.call.Timers;
import org.connectjakarta.http.BlockingExchange;
import org.connectjakarta.http.HttpVersion;

/**
 * What a client still sends when it has its answer. Over HTTP/1 it must be read: a connection that is closed on it is reset, which
 * takes the answer away from the client, or the connection from its next call. Within bounds, since the client may never end.
 */
final class RequestRest {
    private static final Logger LOG = System.getLogger("org.connectjakarta.server");
    private static final long MAX_BYTES = 8 * 1024 * 1024;
    private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(5);

    private RequestRest() {}

    /** Reads to the end of the request, as far as the bounds allow. Called when the response is complete. */
    static void discard(BlockingExchange http, Timers timers) {
        if (http.version() != HttpVersion.HTTP_1) {
            return;
        }
        Interruption interruption = new Interruption();
        Future<?> bound = timers.schedule(interruption::interrupt, MAX_NANOS);
        try {
            InputStream body = http.requestBody();
            byte[] buffer = new byte[4096];
            long left = MAX_BYTES;
            int count = 0;
            while (left > 0 && count >= 0) {
                count = body.read(buffer);
                left -= count;
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the client of " + http.path() + " went away after its answer", e);
        } finally {
            interruption.end();
            if (bound != null) {
                bound.cancel(false);
            }
        }
    }
}
