package org.connectjakarta.vertx;

import io.vertx.core.AsyncResult;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.connectjakarta.Headers;
import org.connectjakarta.http.ClientExchange;
import org.connectjakarta.http.ClientListener;
import org.connectjakarta.http.ClientRequest;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response. What callers ask for is left in flags and in the queue of the upload; one task on the event loop at a time
 * takes it from there, so that a fast sender costs few tasks and few system calls. Everything else happens on the event loop.
 */
final class VertxExchange implements ClientExchange, Handler<@Nullable Void> {
    /** RFC 9113, section 7. */
    private static final long CANCEL = 8;

    private final VertxTransport transport;
    private final ClientRequest request;
    private final ClientListener listener;
    private final Upload upload = new Upload();
    private final Download download;

    /** So that nothing happens before the start. */
    private final AtomicBoolean scheduled = new AtomicBoolean(true);

    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean fetchAsked;

    /** Touched by the event loop only. */
    private boolean started;

    /** Whether another connection was asked for in place of one that had ended. Touched by the event loop only. */
    private boolean reconnected;

    /** Null until there is a connection, and after the end. */
    private @Nullable HttpClientRequest wire;

    VertxExchange(VertxTransport transport, ClientRequest request, ClientListener listener) {
        this.transport = transport;
        this.request = request;
        this.listener = listener;
        this.download = new Download(this, listener);
    }

    ClientRequest request() {
        return request;
    }

    // Called by any thread.

    @Override
    public void start() {
        scheduled.set(false);
        schedule();
    }

    @Override
    public void write(byte[] bytes, Runnable more) {
        boolean writable = upload.add(bytes, more);
        schedule();
        if (writable) {
            more.run();
        }
    }

    @Override
    public void end() {
        upload.end();
        schedule();
    }

    @Override
    public void fetch() {
        if (transport.isEventLoop() && started) {
            download.fetch();
        } else {
            fetchAsked = true;
            schedule();
        }
    }

    @Override
    public void cancel() {
        if (finish()) {
            schedule();
        }
    }

    private void schedule() {
        if (scheduled.getAndSet(true)) {
            return;
        }
        if (transport.isEventLoop()) {
            handle(null);
            if (wire != null) {
                VertxApi.flush(wire);
            }
            return;
        }
        try {
            transport.run(this);
        } catch (RejectedExecutionException e) {
            if (finish()) {
                listener.failed(transport.failure("Vert.x is closed", e));
            }
        }
    }

    // Called by the event loop.

    @Override
    public void handle(@Nullable Void nothing) {
        scheduled.set(false);
        if (over.get()) {
            breakOff();
            return;
        }
        if (!started) {
            started = true;
            transport.connect(this);
        }
        if (wire != null) {
            upload.flush(wire);
        }
        if (fetchAsked) {
            fetchAsked = false;
            download.fetch();
        }
    }

    void connected(AsyncResult<HttpClientRequest> connection) {
        if (connection.failed()) {
            failed(connection.cause());
            return;
        }
        if (!reconnected && !VertxApi.isOpen(connection.result())) {
            reconnect(connection.result());
            return;
        }
        wire = connection.result();
        wire.exceptionHandler(download::broken);
        if (over.get()) {
            if (wire.version() == HttpVersion.HTTP_2) {
                // Vert.x gives a stream back only if its head was sent.
                VertxApi.sendHead(wire);
            }
            breakOff();
        } else if (!transport.accepts(wire.version())) {
            abort("the server does not speak HTTP/2", null);
        } else {
            try {
                transmit(wire);
            } catch (NullPointerException e) {
                // Vert.x has lost the connection in this instant, and stumbles over it.
                abort("the connection was lost before the request was sent", e);
            } catch (RuntimeException e) {
                abort("the request cannot be sent: " + e.getMessage(), e);
            }
        }
    }

    /** The pool has not heard yet that this connection is gone. Nothing was sent, so the call may have another; but once, lest it go on. */
    private void reconnect(HttpClientRequest lost) {
        reconnected = true;
        lost.exceptionHandler(gone -> {});
        // When the pool has heard of it, which is what the event loop does next.
        transport.run(
                nothing -> {
                    if (!over.get()) {
                        transport.connect(this);
                    }
                });
    }

    private void transmit(HttpClientRequest wire) {
        MultiMap headers = wire.headers();
        request.headers().forEach((name, value) -> FrequentHeaders.add(headers, name, value));
        String userAgent = transport.userAgent();
        if (userAgent != null && !request.headers().contains("user-agent")) {
            wire.putHeader("user-agent", userAgent);
        }
        wire.response().onComplete(this::responded);
        byte[] body = request.body();
        if (body != null) {
            upload.whole(wire, body);
        } else {
            wire.setChunked(true);
            if (!upload.flush(wire)) {
                VertxApi.sendHead(wire);
            }
        }
    }

    private void responded(AsyncResult<HttpClientResponse> response) {
        if (response.failed()) {
            failed(response.cause());
        } else if (response.result().statusCode() < 200) {
            // 100 and 103 do not come here; Vert.x takes others for the response.
            response.result().exceptionHandler(gone -> {});
            abort("unexpected status " + response.result().statusCode(), null);
        } else if (over.get()) {
            // Else Vert.x logs that the stream was reset, which we did ourselves.
            response.result().exceptionHandler(gone -> {});
        } else {
            download.begin(response.result());
        }
    }

    boolean isOver() {
        return over.get();
    }

    /** The response has ended. */
    void ended(Headers trailers) {
        if (finish()) {
            breakOff();
            listener.end(trailers);
        }
    }

    /** The connection or the stream is gone. */
    void failed(Throwable cause) {
        if (finish()) {
            transport.disconnect(this);
            wire = null;
            if (cause instanceof StreamResetException reset) {
                listener.reset(reset.getCode());
            } else {
                listener.failed(transport.failure(reason(cause), cause));
            }
        }
    }

    /** What Vert.x says of a TLS handshake is nothing without its cause; what it stumbles over is no text for callers. */
    private static String reason(Throwable cause) {
        if (cause instanceof NullPointerException || cause instanceof IllegalArgumentException) {
            return "what the server sends is not HTTP";
        }
        if (cause instanceof ClosedChannelException) {
            return "the connection was lost";
        }
        Throwable deeper = cause.getCause();
        return deeper == null || deeper.getMessage() == null
                ? String.valueOf(cause.getMessage())
                : cause.getMessage() + ": " + deeper.getMessage();
    }

    /** The stream or the connection is gone, but not before the response was there. */
    void gone() {
        upload.drop();
        wire = null;
    }

    /** The server sends what no header may have. */
    void malformed() {
        abort("the server sends a malformed header", null);
    }

    /** The transport is closed. */
    void closed() {
        abort("the client is closed", null);
    }

    private void abort(String why, @Nullable Throwable cause) {
        if (finish()) {
            breakOff();
            listener.failed(transport.failure(why, cause));
        }
    }

    private void breakOff() {
        transport.disconnect(this);
        // What has ended on both sides may be a connection that serves another exchange by now.
        if (wire != null && !(upload.isEnded() && download.isComplete())) {
            VertxApi.reset(wire, CANCEL);
        }
        wire = null;
    }

    /** Whether it was not over before. */
    private boolean finish() {
        boolean first = over.compareAndSet(false, true);
        if (first) {
            upload.drop();
        }
        return first;
    }
}
