package org.connectjakarta.jaxrs.war;

import jakarta.servlet.ServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;

/**
 * The empty DATA frames that Open Liberty counts on each connection of HTTP/2. After 500 it ends the connection, and all calls on it,
 * with ENHANCE_YOUR_CALM: a guard against clients that send nothing else (26.0.0.3; there is no setting for it, and it never forgets).
 * But most clients end the messages that they stream with such a frame, so that their connection would end with its 501st stream. One
 * is therefore forgiven for each request that is complete.
 */
final class LibertyFrames {
    private static final Logger LOG = System.getLogger(LibertyFrames.class.getName());
    private static volatile boolean unknown;

    private LibertyFrames() {}

    /** Forgives the one of a request, over HTTP/2, that has this response. */
    static void forgiveOne(ServletResponse response) {
        if (unknown) {
            return;
        }
        try {
            Object dispatchers = LibertyTrailers.dispatchersOf(response);
            Object stream = Internals.value(Internals.value(dispatchers, "isc"), "myLink");
            Object counts = Internals.value(Internals.value(stream, "muxLink"), "rateState");
            Field empty = Internals.field(counts, "emptyFrameReceivedCount");
            // Liberty counts under this lock.
            synchronized (counts) {
                int count = empty.getInt(counts);
                if (count > 0) {
                    empty.setInt(counts, count - 1);
                }
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            unknown = true;
            LOG.log(
                    Level.WARNING,
                    "this version of Open Liberty counts empty frames elsewhere than those that are known: it may end connections of"
                            + " HTTP/2 after 500 streams",
                    e);
        }
    }
}
