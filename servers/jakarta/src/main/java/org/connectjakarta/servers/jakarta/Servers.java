package org.connectjakarta.servers.jakarta;

import org.connectjakarta.vertx.HttpVersionChoice;

/** What the servers do differently. */
final class Servers {
    private Servers() {}

    static boolean isLiberty() {
        return System.getProperty("server").equals("liberty");
    }

    /** Whether a request is handed over as it comes. Open Liberty collects those of HTTP/2. */
    static boolean streams(HttpVersionChoice version) {
        return !isLiberty() || version != HttpVersionChoice.HTTP_2;
    }
}
