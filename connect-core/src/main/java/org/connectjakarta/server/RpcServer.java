package org.connectjakarta.server;

import com.google.protobuf.Message;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.IdempotencyLevel;
import org.connectjakarta.ServiceSpec;
import org.connectjakarta.StreamType;
import org.connectjakarta.call.Timers;
import org.connectjakarta.http.AsyncExchange;
import org.connectjakarta.http.BlockingExchange;
import org.connectjakarta.http.HttpExchange;
import org.connectjakarta.http.HttpVersion;
import org.connectjakarta.http.ServerRequest;
import org.connectjakarta.protocol.ContentType;
import org.connectjakarta.protocol.ServerProtocol;
import org.connectjakarta.protocol.connect.ConnectGetServer;
import org.jspecify.annotations.Nullable;

/** The services of one application, ready to answer HTTP requests. Read {@link #serve} first: it is the way of a call. Thread-safe. */
public final class RpcServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger("org.connectjakarta.server");

    private final String pathPrefix;
    private final List<ServiceSpec> services;
    private final Map<String, ServedMethod<?, ?>> methods;
    private final @Nullable Cors cors;
    private final Errors errors;
    private final Timers timers = new Timers();
    private final CallsUnderWay calls = new CallsUnderWay();
    private final AtomicBoolean stopped = new AtomicBoolean();

    RpcServer(RpcServerBuilder builder) {
        this.pathPrefix = builder.prefix();
        this.services = builder.services();
        this.methods = builder.methods();
        this.cors = builder.corsOptions() == null ? null : new Cors(builder.corsOptions());
        this.errors = new Errors(builder.mapper());
    }

    /** Starts a server. */
    public static RpcServerBuilder builder() {
        return new RpcServerBuilder();
    }

    /** The services, in the order in which they were added. */
    public List<ServiceSpec> services() {
        return services;
    }

    /** What precedes the procedure in the path: empty, or a slash and a name, such as {@code /rpc}. */
    public String pathPrefix() {
        return pathPrefix;
    }

    /**
     * Answers a request on the calling thread; returns when the response is complete or broken off. Failures of a service, of a
     * client and of the protocol are answered or logged, never thrown.
     *
     * @throws VirtualMachineError after the call was ended with {@code internal}
     */
    public void serve(BlockingExchange http) {
        Headers corsHeaders = Cors.headers(cors, http);
        Routed routed = route(http, corsHeaders);
        boolean wholeRequest =
                routed != null && call(http, routed.method(), routed.wire(), corsHeaders);
        if (!wholeRequest) {
            RequestRest.discard(http, timers);
        }
    }

    /**
     * Answers a request without holding the calling thread, which must be that of the exchange. Methods of services are called there, so
     * they must be asynchronous. Failures of a service, of a client and of the protocol are answered or logged, never thrown.
     *
     * @param done run on the thread of the exchange when the response was handed over to its end or broken off; the request may not
     *     have been read to its end
     */
    public void serve(AsyncExchange http, Runnable done) {
        Headers corsHeaders = Cors.headers(cors, http);
        Routed routed = route(http, corsHeaders);
        if (routed == null) {
            done.run();
        } else {
            callAsync(http, routed.method(), routed.wire(), corsHeaders, done);
        }
    }

    /** Finds out what a request asks for; null if it was answered, since it asks for no call. */
    private @Nullable Routed route(HttpExchange http, Headers corsHeaders) {
        try {
            if (cors != null && cors.isPreflight(http)) {
                http.respond(204, cors.preflight(http), -1);
                http.responseBody().close();
                return null;
            }
            ServedMethod<?, ?> method = methods.get(procedure(http.path()));
            ProtocolTable.Entry wire = method == null ? notFound(http) : protocol(http, method);
            if (wire.protocol().needsHttpTrailers() && http.version() == HttpVersion.HTTP_1) {
                throw new Rejection(
                        505, "gRPC needs HTTP/2; over HTTP/1.1 use gRPC-Web or Connect");
            }
            if (method != null) {
                return new Routed(method, wire);
            }
            unknownProcedure(http, wire, corsHeaders);
        } catch (Rejection rejection) {
            reject(http, rejection, corsHeaders);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the client of " + http.path() + " went away", e);
        }
        return null;
    }

    private record Routed(ServedMethod<?, ?> method, ProtocolTable.Entry wire) {}

    private <I extends Message, O extends Message> boolean call(
            BlockingExchange http,
            ServedMethod<I, O> method,
            ProtocolTable.Entry wire,
            Headers corsHeaders) {
        BlockingDriver<I, O> driver =
                new BlockingDriver<>(
                        http, new ServerCall<>(http, method, wire), corsHeaders, errors, timers);
        calls.add(driver);
        try {
            return driver.run(calls::check);
        } finally {
            calls.remove(driver);
        }
    }

    private <I extends Message, O extends Message> void callAsync(
            AsyncExchange http,
            ServedMethod<I, O> method,
            ProtocolTable.Entry wire,
            Headers corsHeaders,
            Runnable done) {
        AsyncDriver<I, O> driver =
                new AsyncDriver<>(
                        http, new ServerCall<>(http, method, wire), corsHeaders, errors, timers);
        calls.add(driver);
        driver.run(
                calls::check,
                () -> {
                    calls.remove(driver);
                    done.run();
                });
    }

    /** The procedure that a path names; empty if it is not below the prefix. Compared as it came: nothing is decoded or normalised. */
    private String procedure(String path) {
        return path.startsWith(pathPrefix) ? path.substring(pathPrefix.length()) : "";
    }

    private static ProtocolTable.Entry protocol(ServerRequest request, ServedMethod<?, ?> method)
            throws Rejection {
        StreamType type = method.spec().streamType();
        boolean get =
                type == StreamType.UNARY
                        && method.spec().idempotencyLevel() == IdempotencyLevel.NO_SIDE_EFFECTS;
        if (get && request.method().equals("GET")) {
            return get(request, method.options().limits().getMaxBytes());
        }
        if (!request.method().equals("POST")) {
            throw new Rejection(
                            405,
                            method.spec().procedure()
                                    + " is called by POST"
                                    + (get ? " or GET" : ""))
                    .with("allow", get ? "GET, POST" : "POST");
        }
        ProtocolTable table = ProtocolTable.of(type);
        ProtocolTable.Entry entry =
                table.find(ContentType.normalize(request.headers().get("content-type")));
        if (entry == null) {
            throw new Rejection(415, "the content type must be one of " + table.contentTypes())
                    .with("accept-post", table.contentTypes());
        }
        return entry;
    }

    private static ProtocolTable.Entry get(ServerRequest request, int maxBytes) throws Rejection {
        if (request.query() != null && request.query().length() > maxBytes) {
            throw new Rejection(
                    414,
                    "the query is longer than the limit of " + maxBytes + " bytes; call by POST");
        }
        ConnectGetServer get = ConnectGetServer.of(request.query());
        ProtocolTable.Entry post =
                get.codec() == null
                        ? null
                        : ProtocolTable.of(StreamType.UNARY).find("application/" + get.codec());
        if (post == null || !(post.protocol() instanceof ServerProtocol.Whole)) {
            throw new Rejection(415, "the encoding parameter must be proto or json");
        }
        return new ProtocolTable.Entry(get, post.codec(), post.contentType());
    }

    /** The protocol in which to say that a procedure is unknown: gRPC says it in its own way, the others by HTTP. */
    private static ProtocolTable.Entry notFound(ServerRequest request) throws Rejection {
        ProtocolTable.Entry entry =
                ProtocolTable.of(StreamType.UNARY)
                        .find(ContentType.normalize(request.headers().get("content-type")));
        if (entry == null
                || !(entry.protocol() instanceof ServerProtocol.Enveloped)
                || !request.method().equals("POST")) {
            throw new Rejection(404, "no such procedure");
        }
        return entry;
    }

    private static void unknownProcedure(
            HttpExchange http, ProtocolTable.Entry wire, Headers corsHeaders) throws IOException {
        ConnectException error = new ConnectException(Code.UNIMPLEMENTED, "no such procedure");
        ResponseWriter.endWithoutCall(
                http,
                (ServerProtocol.Enveloped) wire.protocol(),
                wire.contentType(),
                corsHeaders,
                error);
    }

    /**
     * Answers a request that something in front of this server has refused, such as its container's security, as a failed call is
     * answered in the protocol of the request. No interceptor hears of it, nothing of the request's body is read, nothing is thrown.
     *
     * @param failure told as if the service had thrown it
     * @param more headers that the answer has besides its own, such as {@code www-authenticate}
     */
    public void refuse(HttpExchange http, Throwable failure, Headers more) {
        ConnectException error = errors.from(failure, http.path());
        try {
            Headers headers = Headers.create().addAll(Cors.headers(cors, http)).addAll(more);
            Refusal.send(http, methods.get(procedure(http.path())), error, headers);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the client of " + http.path() + " went away", e);
        }
    }

    /** Whether a request is a browser's question if it may call, and {@link #serve} says that it may. */
    public boolean allowsPreflight(ServerRequest request) {
        return cors != null
                && cors.isPreflight(request)
                && cors.actual(request).contains("access-control-allow-origin");
    }

    private static void reject(HttpExchange http, Rejection rejection, Headers corsHeaders) {
        try {
            rejection.send(http, corsHeaders);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the client of " + http.path() + " went away", e);
        }
    }

    /**
     * Takes no more calls: they get {@code unavailable}. Those under way may end within some time; the others get the same then, and
     * their threads are interrupted. Returns when no call is left, at the latest 2 s after that time. Without effect when it was
     * stopped before.
     *
     * @param patience zero for none
     */
    public void stop(Duration patience) {
        if (stopped.compareAndSet(false, true)) {
            calls.stop(patience, timers);
            timers.close();
        }
    }

    /** {@link #stop} without patience. */
    @Override
    public void close() {
        stop(Duration.ZERO);
    }
}
