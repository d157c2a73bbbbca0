package org.connectjakarta.quarkus.runtime;

import io.quarkus.security.AuthenticationException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import org.connectjakarta.Headers;
import org.connectjakarta.vertx.VertxApi;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A request for one of the services, seen from what stands in front of them, which may refuse it: the answer is given in the protocol of
 * the request.
 */
final class Arrival {
    private static final Logger LOG = Logger.getLogger("org.connectjakarta.quarkus");
    private static final String KEY = Arrival.class.getName();

    private final RoutingContext routing;
    private final Context context;
    private final Services services;
    private final String path;
    private @Nullable VertxExchange exchange;

    private Arrival(RoutingContext routing, Services services, String path) {
        this.routing = routing;
        this.context = Vertx.currentContext();
        this.services = services;
        this.path = path;
    }

    /** The arrival of a request; null if it is not for a service. */
    static @Nullable Arrival of(RoutingContext routing, Services services) {
        Arrival known = routing.get(KEY);
        if (known != null) {
            return known;
        }
        String path = lastTwo(routing.request().path());
        if (!services.serve(path)) {
            return null;
        }
        Arrival arrival = new Arrival(routing, services, path);
        routing.put(KEY, arrival);
        return arrival;
    }

    /** The exchange of a request whose arrival has needed one; null if there is none. */
    static @Nullable VertxExchange begun(RoutingContext routing) {
        Arrival known = routing.get(KEY);
        return known == null ? null : known.exchange;
    }

    /** The last two segments of a path, service and method, without what may stand in front of them. */
    static String lastTwo(String path) {
        int method = path.lastIndexOf('/');
        int service = method <= 0 ? -1 : path.lastIndexOf('/', method - 1);
        return service < 0 ? path : path.substring(service);
    }

    /** Takes an exchange that is there already. */
    void receivedBy(@Nullable VertxExchange exchange) {
        if (exchange != null) {
            this.exchange = exchange;
        }
    }

    VertxExchange exchange() {
        VertxExchange known = exchange;
        if (known == null) {
            known = VertxExchange.receive(routing, context, path);
            exchange = known;
        }
        return known;
    }

    /** The path of the procedure. */
    String path() {
        return path;
    }

    Services services() {
        return services;
    }

    /**
     * Answers the request as {@link #refuse(Throwable, Headers)} does, and runs an action when that is done, or could not be: then the client sees
     * that there is no answer.
     */
    void refuse(Throwable failure, Headers more, Runnable afterwards) {
        refuse(failure, more)
                .subscribe()
                .with(
                        nothing -> afterwards.run(),
                        problem -> {
                            LOG.errorf(
                                    problem,
                                    "a call of %s could not be refused",
                                    routing.request().path());
                            routing.response().reset();
                            afterwards.run();
                        });
    }

    /**
     * Answers the request with what went wrong, and how to do better.
     *
     * @param more headers of the answer
     * @return completes when the answer is handed over
     */
    Uni<Void> refuse(Throwable failure, Headers more) {
        boolean challenge =
                (failure instanceof UnauthorizedException
                                || failure instanceof AuthenticationException)
                        && !routing.response().headers().contains("www-authenticate");
        return challenge
                ? Challenge.headers(routing)
                        .onFailure()
                        .recoverWithItem(Headers::create)
                        .chain(headers -> answer(failure, headers.addAll(more)))
                : answer(failure, more);
    }

    private Uni<Void> answer(Throwable failure, Headers headers) {
        return Uni.createFrom()
                .emitter(
                        told ->
                                onLoop(
                                        () -> {
                                            refuseNow(failure, headers);
                                            told.complete(null);
                                        }));
    }

    private void onLoop(Runnable action) {
        if (VertxApi.isOn(context)) {
            action.run();
        } else {
            context.runOnContext(nothing -> action.run());
        }
    }

    private void refuseNow(Throwable failure, Headers headers) {
        if (routing.response().headWritten() || routing.response().ended()) {
            return;
        }
        VertxExchange refused = exchange();
        refused.serveOnLoop();
        services.server().refuse(refused, failure, headers);
        refused.finish();
    }
}
