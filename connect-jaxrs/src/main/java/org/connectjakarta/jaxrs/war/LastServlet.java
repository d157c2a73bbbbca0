package org.connectjakarta.jaxrs.war;

import jakarta.servlet.http.HttpServlet;
import java.time.Duration;
import org.connectjakarta.server.RpcServer;

/**
 * Ends the calls when the application stops. It has no path, so it is never busy: a container may wait for each servlet to be idle before
 * it destroys that one, and tells nobody else before (Open Liberty waits for 60 s, and begins with the servlets that have no path).
 */
final class LastServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient RpcServer server;
    private final Duration patience;

    LastServlet(RpcServer server, Duration patience) {
        this.server = server;
        this.patience = patience;
    }

    @Override
    public void destroy() {
        server.stop(patience);
    }
}
