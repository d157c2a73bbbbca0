package org.connectjakarta.benchmarks.quarkus;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/** What a call cannot undercut in this server at all: a route of Vert.x that gives back the bytes that it gets. */
@ApplicationScoped
public class BareRoute {
    void register(@Observes Router router) {
        router.post("/connectjakarta.benchmarks.v1.BareRoute/Echo").handler(BareRoute::echo);
    }

    private static void echo(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        @Nullable String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        request.body()
                .onSuccess(
                        body ->
                                routing.response()
                                        .putHeader(HttpHeaders.CONTENT_TYPE, type)
                                        .end(body))
                .onFailure(routing::fail);
        request.resume();
    }
}
