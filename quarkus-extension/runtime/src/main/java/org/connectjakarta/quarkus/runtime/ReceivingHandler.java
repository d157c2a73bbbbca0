package org.connectjakarta.quarkus.runtime;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

/**
 * Begins to receive a request, on the event loop: a small one is there as a whole when a worker thread takes it up. Takes nothing over,
 * so that whatever is in front of the call may still refuse it.
 */
final class ReceivingHandler implements ServerRestHandler {
    static final String EXCHANGE = VertxExchange.class.getName();

    private final String procedure;

    ReceivingHandler(String procedure) {
        this.procedure = procedure;
    }

    @Override
    public void handle(ResteasyReactiveRequestContext context) {
        RoutingContext routing = context.unwrap(RoutingContext.class);
        String path = procedure.isEmpty() ? Arrival.lastTwo(routing.request().path()) : procedure;
        VertxExchange begun = Arrival.begun(routing);
        context.setProperty(
                EXCHANGE,
                begun != null
                        ? begun
                        : VertxExchange.receive(routing, Vertx.currentContext(), path));
    }
}
