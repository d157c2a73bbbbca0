package org.connectjakarta.vertx;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.util.function.Consumer;

/**
 * An event loop and an HTTP client that belong to nobody else. Made on a thread of its own: on a thread of Vert.x they would be those of
 * a verticle, end with it, and carry the data of whatever is being served.
 */
record FreshContext(Context context, HttpClient client) {
    static FreshContext of(
            Vertx vertx, TransportOptions options, Consumer<HttpClientOptions> adjustment) {
        HttpClientOptions http = HttpSettings.client(options);
        adjustment.accept(http);
        return OwnThread.call(
                () ->
                        new FreshContext(
                                vertx.getOrCreateContext(),
                                VertxApi.createHttpClient(
                                        vertx, http, HttpSettings.pool(options))));
    }
}
