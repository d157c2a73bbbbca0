package org.connectjakarta.quarkus.runtime;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.ResourceExhaustedException;
import org.connectjakarta.protocol.HttpStatusCode;

/** What looks at every request of the application before it reaches a resource, and cares for those of the services. */
final class FrontHandlers {
    private final LateServices services = new LateServices();

    /** Before anything can refuse it: answers browsers that ask if they may call, who cannot say who they are. */
    void preflight(RoutingContext routing) {
        if (routing.request().method() == io.vertx.core.http.HttpMethod.OPTIONS) {
            Arrival arrival = Arrival.of(routing, services.get());
            if (arrival != null
                    && arrival.services().server().allowsPreflight(arrival.exchange())) {
                VertxExchange exchange = arrival.exchange();
                exchange.serveOnLoop();
                arrival.services().server().serve(exchange, exchange::finish);
                return;
            }
        }
        routing.next();
    }

    /**
     * Before it is decided who may come in: chooses how the caller authenticates, and sees to it that a refusal is said in the protocol of
     * the request.
     *
     * @param maxBodyBytes what the server takes at most; negative for no limit
     */
    void enter(RoutingContext routing, Mechanisms mechanisms, long maxBodyBytes) {
        Arrival arrival = Arrival.of(routing, services.get());
        if (arrival != null) {
            if (maxBodyBytes >= 0 && statedLength(routing.request()) > maxBodyBytes) {
                arrival.refuse(
                        new ResourceExhaustedException(
                                "the request is larger than the limit of "
                                        + maxBodyBytes
                                        + " bytes"),
                        Headers.create(),
                        () -> {});
                return;
            }
            mechanisms.choose(arrival.path(), routing);
            Challenge.install(routing, arrival);
        }
        routing.next();
    }

    private static long statedLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** When something has failed the request. */
    void failed(RoutingContext routing) {
        Arrival arrival =
                routing.response().headWritten() ? null : Arrival.of(routing, services.get());
        if (arrival == null) {
            routing.next();
            return;
        }
        Throwable failure = routing.failure();
        arrival.refuse(
                failure == null ? byStatus(routing.statusCode()) : failure,
                Headers.create(),
                () -> {});
    }

    private static ConnectException byStatus(int status) {
        Code code = HttpStatusCode.meantBy(status);
        return new ConnectException(code, "HTTP status " + status);
    }
}
