package org.connectjakarta.quarkus.runtime;

import io.vertx.core.Context;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

/** Serves a call where its resource method would have been invoked, on the thread that Quarkus REST chose for the method. */
final class CallHandler implements ServerRestHandler {
    private static final Logger LOG = Logger.getLogger("org.connectjakarta.quarkus");

    private final LateServices services = new LateServices();

    @Override
    public void handle(ResteasyReactiveRequestContext context) {
        VertxExchange exchange = (VertxExchange) context.getProperty(ReceivingHandler.EXCHANGE);
        // On a worker thread it is to be entered again: the executor of Quarkus does not pass it
        // on.
        context.requireCDIRequestScope();
        // Nothing of the chain behind this handler is to run.
        context.suspend();
        if (Context.isOnEventLoopThread()) {
            exchange.serveOnLoop();
            services.get().server().serve(exchange, () -> end(context, exchange));
        } else {
            serveHere(context, exchange);
        }
    }

    private void serveHere(ResteasyReactiveRequestContext context, VertxExchange exchange) {
        try {
            services.get().server().serve(exchange);
        } catch (VirtualMachineError e) {
            LOG.errorf(e, "a call of %s met an error of the virtual machine", exchange.path());
        } finally {
            end(context, exchange);
        }
    }

    private static void end(ResteasyReactiveRequestContext context, VertxExchange exchange) {
        exchange.finish();
        context.close();
    }
}
