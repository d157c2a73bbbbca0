package org.connectjakarta.jaxrs.war;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.connectjakarta.jaxrs.ServletExchange;
import org.connectjakarta.server.RpcServer;

/** The pipe in a WAR; as it stands for containers that nothing particular is known of. */
class WarExchange extends ServletExchange {
    private final RpcServer server;

    WarExchange(RpcServer server, HttpServletRequest request, HttpServletResponse response) {
        super(request, response);
        this.server = server;
    }

    /** Hands the exchange to its engine; returns when the call is over. */
    final void serve() {
        server.serve(this);
    }

    /**
     * Ends a response that cannot be completed so that its client notices; for containers that do not when a servlet throws.
     *
     * @return whether that is done; else the container has to be told
     */
    boolean breakOff() {
        return false;
    }

    /** Called when the call is over, however it went; for containers that need to be cleaned up after. */
    void release() {}
}
