package org.connectjakarta.server;

import com.google.protobuf.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.StreamType;
import org.connectjakarta.call.Timers;
import org.connectjakarta.compression.Compression;
import org.connectjakarta.http.HttpExchange;
import org.connectjakarta.message.MessageEncoder;
import org.connectjakarta.protocol.Ending;
import org.connectjakarta.protocol.ResponseMetadata;
import org.connectjakarta.protocol.ServerProtocol;
import org.connectjakarta.protocol.WholeResponse;
import org.jspecify.annotations.Nullable;

/**
 * Writes a response to its body: the head when it is due, messages, the end. Thread-safe; one writes, the others wait.
 *
 * <p>Messages of a stream that follow each other closely share a flush, which halves to tenths the cost of each; none stays unflushed for
 * more than a millisecond, nor while the call waits for the client.
 */
final class ResponseWriter<O extends Message> {
    private static final long BURST_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
    private static final long MAX_DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final HttpExchange http;
    private final ServerCall<?, O> call;
    private final Headers moreHeaders;
    private final Timers timers;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable MessageEncoder encoder;
    private @Nullable OutputStream body;
    private byte @Nullable [] wholeMessage;
    private @Nullable Compression wholeCompression;
    private Headers trailers = Headers.create();
    private @Nullable IOException broken;
    private boolean ended;
    private boolean unflushed;
    private long lastFlush;

    /**
     * @param moreHeaders what every response has besides its own headers
     */
    ResponseWriter(HttpExchange http, ServerCall<?, O> call, Headers moreHeaders, Timers timers) {
        this.http = http;
        this.call = call;
        this.moreHeaders = moreHeaders;
        this.timers = timers;
    }

    /** Sends the head of a stream at once, unless it was sent. */
    void sendHead() throws IOException {
        if (call.wire().protocol() instanceof ServerProtocol.Enveloped enveloped) {
            lock.lock();
            try {
                if (body == null
                        && !isOver()
                        && call.served().spec().streamType() != StreamType.UNARY) {
                    openBody(enveloped, call.headersToSend()).flush();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Sends a message, or keeps it for the end where it is the whole body. */
    void write(O message) throws IOException {
        O response = call.response(message);
        lock.lock();
        try {
            if (isOver()) {
                return;
            }
            if (encoder == null) {
                encoder = call.encoder();
            }
            if (call.wire().protocol() instanceof ServerProtocol.Enveloped enveloped) {
                byte[] envelope = enveloped.encodeBody(encoder.envelope(response));
                send(openBody(enveloped, call.headersToSend()), envelope);
            } else {
                keep(encoder, response);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing but the end is to be written any more: a thread of a call that was cancelled may be interrupted. */
    private boolean isOver() {
        return ended || call.isCancelled();
    }

    private void keep(MessageEncoder encoder, O message) {
        byte[] plain = encoder.encode(message);
        byte[] compressed = encoder.compress(plain);
        wholeMessage = compressed == null ? plain : compressed;
        wholeCompression = compressed == null ? null : encoder.compression();
    }

    private void send(OutputStream out, byte[] envelope) throws IOException {
        try {
            out.write(envelope);
            if (call.served().spec().streamType().isResponseStream()) {
                flushSoon();
            }
        } catch (IOException e) {
            broken = e;
            throw e;
        }
    }

    private OutputStream openBody(ServerProtocol.Enveloped protocol, Headers headers)
            throws IOException {
        if (body == null) {
            Headers head =
                    protocol.head(
                            call.wire().contentType(),
                            call.responseCompression(),
                            call.supportedCompressions());
            if (protocol.needsHttpTrailers()) {
                http.trailers(() -> trailers);
            }
            http.respond(200, head.addAll(headers).addAll(moreHeaders), -1);
            body = http.responseBody();
        }
        return body;
    }

    private void flushSoon() throws IOException {
        long now = System.nanoTime();
        if (http.joinsFlushes() || now - lastFlush > BURST_NANOS) {
            flush(now);
        } else if (!unflushed) {
            unflushed = true;
            timers.schedule(this::flushLate, MAX_DELAY_NANOS);
        }
    }

    private void flush(long now) throws IOException {
        unflushed = false;
        lastFlush = now;
        body.flush();
    }

    private void flushLate() {
        lock.lock();
        try {
            if (unflushed && !isOver()) {
                flush(System.nanoTime());
            }
        } catch (IOException e) {
            // The next write meets the same failure, and there is one: the end.
            unflushed = false;
        } finally {
            lock.unlock();
        }
    }

    /** Flushes what is still unflushed, unless another thread is writing, which will see to it. */
    void flushBeforeWaiting() {
        if (unflushed && lock.tryLock()) {
            try {
                flushLate();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Runs an action while nobody writes, or after some time all the same. Nothing but the end is written after it if the call is cancelled. */
    void betweenWrites(long nanos, Runnable action) {
        boolean locked = false;
        try {
            locked = lock.tryLock(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            action.run();
        } finally {
            if (locked) {
                lock.unlock();
            }
        }
    }

    /** Ends the response; breaks it off if a message broke, since the client would take the end for the rest of it. */
    void end(ResponseMetadata metadata) throws IOException {
        lock.lock();
        try {
            if (broken != null) {
                http.abort(broken);
            } else if (call.wire().protocol() instanceof ServerProtocol.Enveloped enveloped) {
                endStream(enveloped, metadata);
            } else {
                endWhole((ServerProtocol.Whole) call.wire().protocol(), metadata);
            }
        } finally {
            ended = true;
            lock.unlock();
        }
    }

    private void endStream(ServerProtocol.Enveloped protocol, ResponseMetadata metadata)
            throws IOException {
        Ending ending = protocol.end(metadata);
        if (ending.trailers() != null) {
            trailers = ending.trailers();
        }
        OutputStream out = openBody(protocol, metadata.headers());
        if (ending.body().length > 0) {
            out.write(protocol.encodeBody(ending.body()));
        }
        out.close();
    }

    private void endWhole(ServerProtocol.Whole protocol, ResponseMetadata metadata)
            throws IOException {
        WholeResponse response = whole(protocol, metadata);
        http.respond(
                response.status(), response.headers().addAll(moreHeaders), response.body().length);
        try (OutputStream out = http.responseBody()) {
            out.write(response.body());
        }
    }

    /** A whole response for a request that never became a call. */
    static void endWithoutCall(
            HttpExchange http,
            ServerProtocol.Enveloped protocol,
            String contentType,
            Headers moreHeaders,
            ConnectException error)
            throws IOException {
        Ending ending =
                protocol.end(new ResponseMetadata(Headers.create(), Headers.create(), error));
        Headers trailers = ending.trailers();
        if (trailers != null) {
            http.trailers(() -> trailers);
        }
        http.respond(200, protocol.head(contentType, null, "").addAll(moreHeaders), -1);
        try (OutputStream out = http.responseBody()) {
            out.write(protocol.encodeBody(ending.body()));
        }
    }

    private WholeResponse whole(ServerProtocol.Whole protocol, ResponseMetadata metadata) {
        String supported = call.supportedCompressions();
        if (metadata.error() != null) {
            return protocol.failure(supported, metadata);
        }
        return protocol.success(
                call.wire().contentType(), wholeMessage, wholeCompression, supported, metadata);
    }
}
