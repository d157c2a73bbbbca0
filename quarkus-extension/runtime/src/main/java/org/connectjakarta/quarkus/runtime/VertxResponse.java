package org.connectjakarta.quarkus.runtime;

import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.connectjakarta.Headers;
import org.connectjakarta.http.HttpVersion;
import org.connectjakarta.vertx.FrequentHeaders;
import org.connectjakarta.vertx.VertxApi;
import org.jspecify.annotations.Nullable;

/**
 * The response, sent on the event loop whoever has it. What is to be sent in one turn of the loop leaves as one piece. A client that has
 * gone is sent nothing.
 */
final class VertxResponse {
    private static final long INTERNAL_ERROR = 2;

    private final HttpServerResponse response;
    private final Context context;
    private final HttpVersion version;
    private int status = 200;
    private Headers headers = Headers.create();
    private long contentLength = -1;
    private @Nullable Supplier<Headers> trailers;
    private @Nullable IntConsumer accepted;

    // Guarded by this object.
    private List<byte[]> queue = new ArrayList<>(2);
    private boolean scheduled;
    private boolean ending;

    /** Touched by the event loop only. */
    private boolean headSent;

    VertxResponse(HttpServerResponse response, Context context, HttpVersion version) {
        this.response = response;
        this.context = context;
        this.version = version;
    }

    void head(int status, Headers headers, long contentLength) {
        this.status = status;
        this.headers = headers;
        this.contentLength = contentLength;
    }

    void trailers(Supplier<Headers> trailers) {
        this.trailers = trailers;
    }

    /**
     * Sends the head, unless that was done, and pieces of the body.
     *
     * @param accepted told on the event loop how many bytes the connection has taken
     */
    void send(List<byte[]> pieces, IntConsumer accepted) {
        synchronized (this) {
            this.accepted = accepted;
            queue.addAll(pieces);
            if (scheduled) {
                return;
            }
            scheduled = true;
        }
        context.runOnContext(nothing -> drain());
    }

    /** Sends what is left, and ends the response. */
    void end(List<byte[]> pieces) {
        synchronized (this) {
            queue.addAll(pieces);
            ending = true;
            if (scheduled) {
                return;
            }
            scheduled = true;
        }
        if (VertxApi.isOn(context)) {
            drain();
        } else {
            context.runOnContext(nothing -> drain());
        }
    }

    private void drain() {
        List<byte[]> pieces;
        boolean last;
        synchronized (this) {
            pieces = queue;
            queue = new ArrayList<>(2);
            last = ending;
            scheduled = false;
        }
        if (response.closed() || response.ended()) {
            return;
        }
        prepare();
        if (last) {
            finish(pieces);
        } else if (pieces.isEmpty()) {
            sendHead();
        } else {
            headSent = true;
            Buffer buffer = VertxApi.joined(pieces);
            int count = buffer.length();
            response.write(buffer).onSuccess(nothing -> accepted.accept(count));
        }
    }

    private void finish(List<byte[]> pieces) {
        // The end of a stream that was not broken off interests nobody, and would cost a turn of
        // its own.
        response.closeHandler(null);
        if (trailers != null) {
            // Without this Vert.x states a length beside the trailers.
            sendHead();
            put(trailers.get(), response.trailers());
        }
        headSent = true;
        if (pieces.isEmpty()) {
            response.end();
        } else {
            response.end(VertxApi.joined(pieces));
        }
    }

    private void prepare() {
        if (headSent) {
            return;
        }
        response.setStatusCode(status);
        GrantedOrigins.merge(headers, response.headers());
        if (contentLength >= 0) {
            response.headers().set(HttpHeaders.CONTENT_LENGTH, Long.toString(contentLength));
        } else if (version == HttpVersion.HTTP_1) {
            response.setChunked(true);
        }
    }

    private void sendHead() {
        if (!headSent) {
            headSent = true;
            response.writeHead();
        }
    }

    private static void put(Headers from, MultiMap to) {
        from.forEach((name, value) -> FrequentHeaders.add(to, name, value));
    }

    /** Lets the client see that the response is not whole. */
    void abort() {
        context.runOnContext(
                nothing -> {
                    if (!response.closed() && !response.ended()) {
                        response.reset(INTERNAL_ERROR);
                    }
                });
    }
}
