package org.connectjakarta.vertx;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import org.connectjakarta.Headers;
import org.connectjakarta.http.ClientListener;
import org.jspecify.annotations.Nullable;

/**
 * The response of an exchange, told as far as it is asked for. On the event loop only.
 *
 * <p>A little more than is asked for is taken from Vert.x. Servers may answer early and then reset the stream (RFC 9113, section 8.1) or
 * close the connection; what Vert.x holds back at that moment loses its end, so the end must have been taken before.
 */
final class Download {
    /** So much is taken ahead. Until it is read the server is stopped, with as much again as the window of a stream on its way. */
    static final int AHEAD_BYTES = 64 * 1024;

    private final VertxExchange exchange;
    private final ClientListener listener;
    private final Queue<Buffer> ahead = new ArrayDeque<>(2);
    private int aheadBytes;
    private boolean wanted;
    private boolean telling;
    private boolean paused;
    private @Nullable HttpClientResponse response;

    /** Not null when the response has ended. */
    private @Nullable Headers trailers;

    Download(VertxExchange exchange, ClientListener listener) {
        this.exchange = exchange;
        this.listener = listener;
    }

    /** The head has come. To be called by Vert.x's own callback for it: later, pieces of the body would be missed. */
    void begin(HttpClientResponse response) {
        this.response = response;
        response.handler(this::body);
        response.endHandler(nothing -> end(response.trailers()));
        response.exceptionHandler(this::broken);
        Headers headers = headers(response.headers());
        if (headers == null) {
            exchange.malformed();
            return;
        }
        telling = true;
        listener.head(response.statusCode(), headers);
        telling = false;
    }

    void fetch() {
        wanted = true;
        tell();
    }

    /** Whether the response has been received to its end. */
    boolean isComplete() {
        return trailers != null;
    }

    private void body(Buffer bytes) {
        // A frame of HTTP/2 may be empty, and is no piece.
        if (bytes.length() > 0) {
            ahead.add(bytes);
            aheadBytes += bytes.length();
            tell();
        }
    }

    private void end(MultiMap received) {
        trailers = headers(received);
        if (trailers == null) {
            exchange.malformed();
        } else {
            tell();
        }
    }

    /** The stream or the connection is gone. What was received to its end is still told. */
    void broken(Throwable cause) {
        if (trailers == null) {
            exchange.failed(cause);
        } else {
            exchange.gone();
        }
    }

    /** Tells what is there, if it is wanted. Listeners ask for the next piece while they are told of one. */
    private void tell() {
        if (telling) {
            return;
        }
        telling = true;
        while (wanted && !exchange.isOver()) {
            Buffer bytes = ahead.poll();
            if (bytes != null) {
                wanted = false;
                aheadBytes -= bytes.length();
                listener.body(VertxApi.bytes(bytes));
            } else if (trailers != null) {
                wanted = false;
                exchange.ended(trailers);
            } else {
                break;
            }
        }
        telling = false;
        regulate();
    }

    private void regulate() {
        boolean enough = aheadBytes >= AHEAD_BYTES;
        if (response != null && paused != enough) {
            paused = enough;
            if (enough) {
                response.pause();
            } else {
                response.resume();
            }
        }
    }

    /**
     * The headers as they came; null if one has characters which Netty lets pass in HTTP/2, where they make a message malformed (RFC
     * 9113, section 8.2.1).
     */
    private static @Nullable Headers headers(MultiMap from) {
        Headers headers = Headers.create();
        for (Map.Entry<String, String> header : from) {
            String value = header.getValue();
            if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0 || value.indexOf('\0') >= 0) {
                return null;
            }
            headers.addUnchecked(header.getKey(), value);
        }
        return headers;
    }
}
