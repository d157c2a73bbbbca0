package org.connectjakarta.jaxrs.war;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.connectjakarta.server.RpcServer;

/**
 * Runs calls on the threads that the container gives them, whose security, transactions and request scope are then those of the
 * call; and in asynchronous mode all the same where that has advantages.
 */
final class Calls {
    private static final Logger LOG = System.getLogger(Calls.class.getName());

    private final RpcServer server;
    private final Container container;

    /** Serves one exchange. */
    interface Body {
        void run(WarExchange exchange) throws IOException, ServletException;
    }

    Calls(RpcServer server, Container container) {
        this.server = server;
        this.container = container;
    }

    void run(HttpServletRequest request, HttpServletResponse response, Body body)
            throws IOException, ServletException {
        WarExchange exchange = container.exchange(server, request, response);
        // A filter of the application that is not made for it takes the mode away.
        if (!container.isAsynchronous() || !request.isAsyncSupported()) {
            try {
                body.run(exchange);
                exchange.finish();
            } catch (IOException | ServletException | RuntimeException e) {
                if (!exchange.breakOff()) {
                    throw e;
                }
                // Who aborts a call has said why.
                LOG.log(
                        e instanceof IOException ? Level.DEBUG : Level.ERROR,
                        "a call was broken off",
                        e);
            } finally {
                exchange.release();
            }
            return;
        }
        AsyncContext mode = request.startAsync();
        // Deadlines are those of the call.
        mode.setTimeout(0);
        try {
            body.run(exchange);
            exchange.finish();
        } catch (IOException e) {
            if (response.isCommitted()) {
                throw e;
            }
            // A container does not look after failures in this mode.
            response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        } finally {
            try {
                exchange.release();
            } finally {
                mode.complete();
            }
        }
    }
}
