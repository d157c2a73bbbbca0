package org.connectjakarta.benchmarks.client;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * What a call of this project cannot undercut: the client of Vert.x posts the headers and the bytes, and receives the bytes. It parses
 * nothing and looks neither at headers nor at trailers.
 */
final class BareVertx implements AsyncCaller {
    private static final int CONNECTIONS = 64;

    private final int port;
    private final byte[] body;
    private final Map<String, String> headers;
    private final Context context;
    private final HttpClient client;

    private BareVertx(int port, Wire wire) {
        this.port = port;
        this.body = wire.body();
        this.headers = wire.headers();
        Vertx vertx =
                Vertx.vertx(
                        new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
        this.context = vertx.getOrCreateContext();
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setProtocolVersion(
                                        wire.http2 ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1)
                                .setHttp2ClearTextUpgrade(false),
                        new PoolOptions().setHttp1MaxSize(CONNECTIONS).setHttp2MaxSize(1));
    }

    /** All of it happens on the event loop. */
    static Caller asyncDirect(int port, Wire wire) {
        return new BareVertx(port, wire);
    }

    /** Answers are handed to an executor, where who gets them may block. */
    static Caller async(int port, Wire wire) {
        BareVertx client = new BareVertx(port, wire);
        Executor executor = Executors.newCachedThreadPool();
        AsyncCaller caller = answered -> client.call(handedOver(answered, executor));
        return caller;
    }

    private static AsyncCaller.Answered handedOver(
            AsyncCaller.Answered answered, Executor executor) {
        return new AsyncCaller.Answered() {
            @Override
            public void with(boolean right) {
                executor.execute(() -> answered.with(right));
            }

            @Override
            public void failed(Throwable failure) {
                executor.execute(() -> answered.failed(failure));
            }
        };
    }

    /** A thread waits for each answer. */
    static Caller blocking(int port, Wire wire) {
        BareVertx client = new BareVertx(port, wire);
        BlockingCaller caller =
                () -> {
                    Waiting waiting = new Waiting();
                    client.call(waiting);
                    return waiting.get();
                };
        return caller;
    }

    /** On the event loop: composed elsewhere, pieces of bodies can be lost. */
    @Override
    public void call(Answered answered) {
        if (Vertx.currentContext() == context) {
            send(answered);
        } else {
            context.runOnContext(nothing -> send(answered));
        }
    }

    private void send(Answered answered) {
        client.request(HttpMethod.POST, port, "127.0.0.1", Wire.PATH)
                .compose(
                        request -> {
                            headers.forEach(request::putHeader);
                            return request.send(Buffer.buffer(body));
                        })
                .compose(HttpClientResponse::body)
                .onComplete(
                        answer -> {
                            if (answer.succeeded()) {
                                answered.with(answer.result().length() == body.length);
                            } else {
                                answered.failed(answer.cause());
                            }
                        });
    }

    private static final class Waiting extends CompletableFuture<Boolean> implements Answered {
        @Override
        public void with(boolean right) {
            complete(right);
        }

        @Override
        public void failed(Throwable failure) {
            completeExceptionally(failure);
        }
    }
}
