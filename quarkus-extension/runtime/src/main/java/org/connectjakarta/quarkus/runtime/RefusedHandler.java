package org.connectjakarta.quarkus.runtime;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.Response;
import org.connectjakarta.ConnectException;
import org.connectjakarta.protocol.HttpStatusCode;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;
import org.jspecify.annotations.Nullable;

/**
 * Takes over where Quarkus REST has refused a call and would say so in its own words: its security, or a request filter. Recorded when
 * the application is built.
 */
public final class RefusedHandler implements ServerRestHandler {
    private final LateServices services = new LateServices();

    /** For the recorded bytecode. */
    public RefusedHandler() {}

    @Override
    public void handle(ResteasyReactiveRequestContext context) {
        RoutingContext routing = context.unwrap(RoutingContext.class);
        Throwable failure = failure(context);
        if (failure == null || routing.response().headWritten()) {
            return;
        }
        Arrival arrival = Arrival.of(routing, services.get());
        if (arrival == null) {
            return;
        }
        arrival.receivedBy((VertxExchange) context.getProperty(ReceivingHandler.EXCHANGE));
        context.suspend();
        arrival.refuse(failure, context::close);
    }

    /** Why the call is refused; null if this is not a refusal, or one that HTTP itself says best. */
    private static @Nullable Throwable failure(ResteasyReactiveRequestContext context) {
        Throwable thrown = context.getThrowable();
        if (thrown instanceof ClientErrorException
                && !(thrown instanceof NotAuthorizedException)
                && !(thrown instanceof ForbiddenException)) {
            // Wrong verbs and media types, of whom no protocol knows.
            return context.getProperty(ReceivingHandler.EXCHANGE) == null ? null : thrown;
        }
        if (thrown != null) {
            return thrown;
        }
        return context.getResult() instanceof Response response && response.getStatus() >= 400
                ? aborted(response)
                : null;
    }

    private static ConnectException aborted(Response response) {
        Response.StatusType status = response.getStatusInfo();
        return new ConnectException(
                HttpStatusCode.meantBy(status.getStatusCode()), status.getReasonPhrase());
    }
}
