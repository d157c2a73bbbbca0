package org.connectjakarta.quarkus.runtime;

import io.quarkus.runtime.ExecutorRecorder;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.Principal;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.connectjakarta.Headers;
import org.connectjakarta.Peer;
import org.connectjakarta.http.AsyncExchange;
import org.connectjakarta.http.BlockingExchange;
import org.connectjakarta.http.HttpVersion;
import org.connectjakarta.vertx.VertxApi;
import org.jspecify.annotations.Nullable;

/**
 * The pipe over a request and a response of Vert.x: for a thread that serves the call and may wait, or for the event loop. Made on the
 * event loop.
 */
final class VertxExchange implements BlockingExchange, AsyncExchange {
    private static final int MAX_JOINED_FLUSHES = 256;
    private static final long REST_MILLIS = 5000;

    private final RoutingContext routing;
    private final HttpServerRequest request;
    private final Context context;
    private final String path;
    private final HttpVersion version;
    private final RequestBody requestBody;
    private final VertxResponse response;
    private final ResponseBody responseBody;
    private final AtomicBoolean gone = new AtomicBoolean();
    private final Headers headers;
    private @Nullable Peer peer;
    private @Nullable Runnable onDisconnect;
    private boolean onLoop;

    private VertxExchange(RoutingContext routing, Context context, String path) {
        this.routing = routing;
        this.request = routing.request();
        this.context = context;
        this.path = path;
        this.version =
                request.version() == io.vertx.core.http.HttpVersion.HTTP_2
                        ? HttpVersion.HTTP_2
                        : HttpVersion.HTTP_1;
        this.headers = headers(request.headers());
        this.requestBody = new RequestBody(request, context);
        this.response = new VertxResponse(routing.response(), context, version);
        this.responseBody = new ResponseBody(response);
    }

    /**
     * Begins to receive a request. On the event loop.
     *
     * @param context of the request
     * @param path of the procedure
     */
    static VertxExchange receive(RoutingContext routing, Context context, String path) {
        VertxExchange exchange = new VertxExchange(routing, context, path);
        exchange.receive();
        return exchange;
    }

    private void receive() {
        VertxApi.joinFlushes(request.connection(), MAX_JOINED_FLUSHES);
        HttpServerResponse wire = routing.response();
        wire.exceptionHandler(this::gone);
        wire.closeHandler(nothing -> closed());
        if (request.isEnded()) {
            // Another extension wanted bodies before their handlers run.
            if (routing.body().buffer() != null) {
                requestBody.received(routing.body().buffer());
            }
            requestBody.end();
            return;
        }
        request.exceptionHandler(this::gone);
        request.handler(requestBody::received);
        request.endHandler(nothing -> requestBody.end());
        if ("100-continue".equalsIgnoreCase(request.getHeader("expect"))) {
            wire.writeContinue();
        }
        request.resume();
    }

    private void closed() {
        if (!routing.response().ended()) {
            gone(new IOException("the connection or the stream was closed"));
        }
    }

    private void gone(Throwable cause) {
        if (!gone.compareAndSet(false, true)) {
            return;
        }
        requestBody.fail(cause);
        responseBody.fail(cause);
        Runnable action;
        synchronized (this) {
            action = onDisconnect;
        }
        if (action != null) {
            disconnected(action);
        }
    }

    private void disconnected(Runnable action) {
        if (onLoop) {
            execute(action);
        } else {
            ExecutorRecorder.getCurrent().execute(action);
        }
    }

    /** The call is served on the event loop. To be said there, before it begins. */
    void serveOnLoop() {
        onLoop = true;
        responseBody.neverWait();
    }

    /** The call is over, and its response is on its way. */
    void finish() {
        if (isOwnThread()) {
            dropRest();
        } else {
            execute(this::dropRest);
        }
    }

    private void dropRest() {
        if (!requestBody.drop() && version == HttpVersion.HTTP_1) {
            closeUnlessItEnds();
        }
    }

    /** A client of HTTP/1 that still sends may reuse the connection when it has done so, but may never end. */
    private void closeUnlessItEnds() {
        context.owner()
                .setTimer(
                        REST_MILLIS,
                        nothing -> {
                            if (!requestBody.drop()) {
                                request.connection().close();
                            }
                        });
    }

    private static Headers headers(MultiMap from) {
        Headers headers = Headers.create();
        for (Map.Entry<String, String> header : from) {
            if (!header.getKey().startsWith(":")) {
                headers.addUnchecked(header.getKey(), header.getValue());
            }
        }
        return headers;
    }

    @Override
    public String method() {
        return request.method().name();
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public @Nullable String query() {
        return request.query();
    }

    @Override
    public HttpVersion version() {
        return version;
    }

    @Override
    public Headers headers() {
        return headers;
    }

    @Override
    public Peer peer() {
        Peer known = peer;
        if (known == null) {
            SocketAddress remote = request.remoteAddress();
            String host = remote == null ? null : remote.hostAddress();
            known =
                    new Peer(
                            host == null ? "" : host,
                            remote == null ? 0 : Math.max(remote.port(), 0),
                            certificates());
            peer = known;
        }
        return known;
    }

    private List<X509Certificate> certificates() {
        SSLSession session = request.sslSession();
        if (session == null) {
            return List.of();
        }
        try {
            Certificate[] chain = session.getPeerCertificates();
            return Arrays.stream(chain)
                    .filter(X509Certificate.class::isInstance)
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        }
    }

    private @Nullable SecurityIdentity identity() {
        return routing.user() instanceof QuarkusHttpUser user ? user.getSecurityIdentity() : null;
    }

    @Override
    public @Nullable Principal principal() {
        SecurityIdentity identity = identity();
        return identity == null || identity.isAnonymous() ? null : identity.getPrincipal();
    }

    @Override
    public boolean isUserInRole(String role) {
        SecurityIdentity identity = identity();
        return identity != null && identity.hasRole(role);
    }

    @Override
    public long requestLength() {
        String length = request.getHeader("content-length");
        return length == null ? -1 : Long.parseLong(length);
    }

    @Override
    public InputStream requestBody() {
        return requestBody;
    }

    @Override
    public void respond(int status, Headers headers, long contentLength) {
        response.head(status, headers, contentLength);
    }

    @Override
    public void trailers(Supplier<Headers> trailers) {
        response.trailers(trailers);
    }

    @Override
    public OutputStream responseBody() {
        return responseBody;
    }

    @Override
    public void abort(Throwable cause) {
        response.abort();
    }

    @Override
    public boolean joinsFlushes() {
        return true;
    }

    @Override
    public boolean isOwnThread() {
        return VertxApi.isOn(context);
    }

    @Override
    public void execute(Runnable task) {
        context.runOnContext(nothing -> task.run());
    }

    @Override
    public void fetch(BodyListener listener) {
        requestBody.fetch(listener);
    }

    @Override
    public void whenWritable(Runnable action) {
        responseBody.whenWritable(action);
    }

    /** Runs the action on a thread that may wait, unless the call is served on the event loop. */
    @Override
    public void onDisconnect(Runnable action) {
        synchronized (this) {
            onDisconnect = action;
        }
        if (gone.get()) {
            disconnected(action);
        }
    }
}
