package org.connectjakarta.vertx;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.connectjakarta.http.ClientExchange;
import org.connectjakarta.http.ClientListener;
import org.connectjakarta.http.ClientRequest;
import org.connectjakarta.http.ClientTransport;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests over HTTP/1.1 and HTTP/2 by Vert.x. Everything of one transport happens on one event loop, which its listeners must not
 * block; HTTP/2 takes one connection, HTTP/1.1 one for each call at a time. Thread-safe.
 *
 * <p>What goes wrong is told to listeners as an {@link IOException} whose message begins with host and port of the server.
 */
public final class VertxTransport implements ClientTransport {
    private static final int CLOSE_SECONDS = 5;

    private final TransportOptions options;
    private final boolean ownsVertx;
    private final Context context;
    private final HttpClient client;
    private final String basePath;
    private final String origin;
    private final @Nullable ServerChoice servers;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Touched by the event loop only. */
    private final Set<VertxExchange> open = new HashSet<>();

    private volatile @Nullable Thread eventLoop;

    private VertxTransport(
            TransportOptions options,
            Vertx vertx,
            boolean ownsVertx,
            Consumer<HttpClientOptions> adjustment,
            @Nullable ServerChoice servers) {
        this.options = options;
        this.servers = servers;
        this.ownsVertx = ownsVertx;
        this.basePath = options.basePath();
        this.origin = options.host() + ":" + options.port();
        FreshContext fresh = FreshContext.of(vertx, options, adjustment);
        this.context = fresh.context();
        this.client = fresh.client();
    }

    /**
     * A transport on a Vert.x that all transports made this way share: two threads at most, which end with the last of them.
     *
     * @throws RuntimeException if keys or certificates cannot be read
     */
    public static VertxTransport create(TransportOptions options) {
        Vertx vertx = SharedVertx.acquire();
        try {
            return new VertxTransport(options, vertx, true, nothing -> {}, null);
        } catch (RuntimeException e) {
            SharedVertx.release();
            throw e;
        }
    }

    /** A transport on a Vert.x that is not closed with it. Throws as the other. */
    public static VertxTransport create(TransportOptions options, Vertx vertx) {
        return create(options, vertx, nothing -> {}, null);
    }

    /**
     * As the other, for what only Vert.x knows of, such as cipher suites.
     *
     * @param adjustment changes what the options came to, before it is used
     * @param servers chooses where each call goes; null for host and port of the URL
     */
    public static VertxTransport create(
            TransportOptions options,
            Vertx vertx,
            Consumer<HttpClientOptions> adjustment,
            @Nullable ServerChoice servers) {
        return new VertxTransport(options, vertx, false, adjustment, servers);
    }

    @Override
    public ClientExchange exchange(ClientRequest request, ClientListener listener) {
        return new VertxExchange(this, request, listener);
    }

    @Override
    public boolean isFullDuplex() {
        return !options.isHttp1();
    }

    /** Waits until the connections are closed, unless called by a thread of Vert.x. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        Future<Void> disconnected = closeClient();
        if (Context.isOnVertxThread()) {
            disconnected.onComplete(nothing -> release());
        } else {
            await(disconnected);
            await(release());
        }
    }

    /** On the event loop, since a call that finds the HTTP client closed would fail in the words of Vert.x. */
    private Future<Void> closeClient() {
        Promise<Void> disconnected = Promise.promise();
        try {
            run(
                    nothing -> {
                        List.copyOf(open).forEach(VertxExchange::closed);
                        client.close().onComplete(disconnected);
                    });
        } catch (RejectedExecutionException e) {
            // Vert.x was closed before, and with it all connections.
            disconnected.complete();
        }
        return disconnected.future();
    }

    private Future<Void> release() {
        return ownsVertx ? SharedVertx.release() : Future.succeededFuture();
    }

    private static void await(Future<Void> done) {
        try {
            done.toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // There is nothing that a caller could do about it.
        }
    }

    /**
     * Runs a task on the event loop.
     *
     * @throws RejectedExecutionException if Vert.x is closed
     */
    void run(Handler<@Nullable Void> task) {
        context.runOnContext(task);
    }

    /** Whether the current thread is the event loop. */
    boolean isEventLoop() {
        return Thread.currentThread() == eventLoop;
    }

    /** An exchange begins. On the event loop. */
    void connect(VertxExchange exchange) {
        if (eventLoop == null) {
            eventLoop = Thread.currentThread();
        }
        if (closed.get()) {
            exchange.closed();
            return;
        }
        open.add(exchange);
        ClientRequest request = exchange.request();
        RequestOptions http =
                new RequestOptions()
                        .setMethod(HttpMethod.valueOf(request.method()))
                        .setURI(basePath + request.target());
        if (servers == null) {
            client.request(http).onComplete(exchange::connected);
        } else {
            Future.fromCompletionStage(servers.next(), context)
                    .compose(
                            server ->
                                    client.request(
                                            http.setHost(server.getHostString())
                                                    .setPort(server.getPort())))
                    .onComplete(exchange::connected);
        }
    }

    /** An exchange is over. On the event loop. */
    void disconnect(VertxExchange exchange) {
        open.remove(exchange);
    }

    /** Whether a version of HTTP that a server has agreed to may be used. */
    boolean accepts(HttpVersion version) {
        return version == HttpVersion.HTTP_2 || options.version() != HttpVersionChoice.HTTP_2;
    }

    @Nullable String userAgent() {
        return options.userAgent();
    }

    /** A failure that says whom it was about. */
    IOException failure(String what, @Nullable Throwable cause) {
        return new IOException(origin + ": " + what, cause);
    }
}
