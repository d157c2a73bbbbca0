package org.connectjakarta.vertx;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;

/**
 * An event loop and an HTTP client that belong to nobody else. Made on a thread of its own: on a thread of Vert.x they would be those of
 * a verticle, end with it, and carry the data of whatever is being served.
 */
record FreshContext(Context context, HttpClient client) {
    static FreshContext of(Vertx vertx, TransportOptions options) {
        return OwnThread.call(() -> make(vertx, options));
    }

    private static FreshContext make(Vertx vertx, TransportOptions options) {
        return new FreshContext(
                vertx.getOrCreateContext(),
                VertxApi.createHttpClient(
                        vertx, HttpSettings.client(options), HttpSettings.pool(options)));
    }
}
