package org.connectjakarta.quarkus.runtime;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.protocol.HttpStatusCode;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;
import org.jspecify.annotations.Nullable;

/**
 * Takes over where Quarkus REST has refused a call and would say so in its own words: its security, or a request filter. Recorded when
 * the application is built.
 */
public final class RefusedHandler implements ServerRestHandler {
    private static final Logger LOG = Logger.getLogger("org.connectjakarta.quarkus");

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
        arrival.refuse(failure, headers(context), context::close);
    }

    /** Why the call is refused; null if this is not a refusal, or one that HTTP itself says best. */
    private static @Nullable Throwable failure(ResteasyReactiveRequestContext context) {
        Throwable thrown = context.getThrowable();
        if (isMismatch(thrown)) {
            return context.getProperty(ReceivingHandler.EXCHANGE) == null ? null : thrown;
        }
        if (thrown != null) {
            return thrown;
        }
        return context.getResult() instanceof Response response && response.getStatus() >= 400
                ? aborted(response)
                : null;
    }

    /** Wrong verbs and media types, of whom no protocol knows. */
    private static boolean isMismatch(@Nullable Throwable thrown) {
        return thrown instanceof NotFoundException
                || thrown instanceof NotAllowedException
                || thrown instanceof NotAcceptableException
                || thrown instanceof NotSupportedException;
    }

    private static ConnectException aborted(Response response) {
        Response.StatusType status = response.getStatusInfo();
        return new ConnectException(
                HttpStatusCode.meantBy(status.getStatusCode()), status.getReasonPhrase());
    }

    /** Of the answer that a filter would have given, what is not about its body: how to authenticate, when to come again. */
    private static Headers headers(ResteasyReactiveRequestContext context) {
        Headers headers = Headers.metadata();
        Response response = response(context);
        if (response != null) {
            response.getStringHeaders()
                    .forEach((name, values) -> values.forEach(value -> add(headers, name, value)));
        }
        return headers;
    }

    private static @Nullable Response response(ResteasyReactiveRequestContext context) {
        if (context.getThrowable() instanceof WebApplicationException thrown) {
            return thrown.getResponse();
        }
        return context.getResult() instanceof Response aborted ? aborted : null;
    }

    private static void add(Headers headers, String name, String value) {
        try {
            headers.add(name, value);
        } catch (IllegalArgumentException e) {
            LOG.debugf("a filter's header %s is left out: %s", name, e.getMessage());
        }
    }
}
