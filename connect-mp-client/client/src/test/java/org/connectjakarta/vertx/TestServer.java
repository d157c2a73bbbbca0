package org.connectjakarta.vertx;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A server for one test. */
final class TestServer implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    TestServer(HttpServerOptions options, Handler<HttpServerRequest> handler) {
        server = get(vertx.createHttpServer(options).requestHandler(handler).listen(0));
    }

    int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        get(vertx.close());
    }

    static HttpServerOptions tls(String certificate, String key) {
        return new HttpServerOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(
                        new PemKeyCertOptions()
                                .addCertValue(Buffer.buffer(resource(certificate + ".pem")))
                                .addKeyValue(Buffer.buffer(resource(key + ".key"))));
    }

    /** Answers with the request's own body and its length as the trailer {@code x-sum}. */
    static void echo(HttpServerRequest request) {
        long[] sum = {0};
        request.response().setChunked(true);
        request.response().putHeader("trailer", "x-sum");
        request.handler(
                bytes -> {
                    sum[0] += bytes.length();
                    request.response().write(bytes);
                });
        request.endHandler(
                nothing -> {
                    request.response().putTrailer("x-sum", Long.toString(sum[0]));
                    request.response().end();
                });
        request.response().exceptionHandler(gone -> {});
        request.exceptionHandler(gone -> {});
        request.response().write(Buffer.buffer());
    }

    static String resource(String name) {
        try (InputStream in = TestServer.class.getResourceAsStream("/tls/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
