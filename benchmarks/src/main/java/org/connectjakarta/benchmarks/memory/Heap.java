package org.connectjakarta.benchmarks.memory;

import java.util.Locale;
import org.connectjakarta.benchmarks.wire.WireClient;

/** The heap of a server, as it says itself. */
final class Heap {
    private static final int TIMES = 5;
    private static final int PAUSE_MILLIS = 500;

    private Heap() {}

    /** The bytes in use after a collection. */
    static long used(WireClient server) throws Exception {
        return Long.parseLong(server.get("/jaxrs/heap").text());
    }

    /** The most that is in use over a while, each time after a collection. */
    static long most(WireClient server) throws Exception {
        long most = 0;
        for (int i = 0; i < TIMES; i++) {
            Thread.sleep(PAUSE_MILLIS);
            most = Math.max(most, used(server));
        }
        return most;
    }

    static String text(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / 1_048_576.0);
    }
}
