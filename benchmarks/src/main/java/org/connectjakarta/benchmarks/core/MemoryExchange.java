package org.connectjakarta.benchmarks.core;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.Supplier;
import org.connectjakarta.Headers;
import org.connectjakarta.Peer;
import org.connectjakarta.http.BlockingExchange;
import org.connectjakarta.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP exchange without HTTP, for one call after the other: everything is made beforehand, so that what a call allocates is the
 * core's. Keeps the last response. Used by one thread.
 */
final class MemoryExchange implements BlockingExchange {
    private final WireCall call;
    private final Headers headers;
    private final ByteArrayInputStream requestBody;
    private final Body responseBody = new Body();
    private int status;
    private @Nullable Headers responseHeaders;
    private @Nullable Supplier<Headers> trailers;
    private @Nullable Headers sentTrailers;

    MemoryExchange(WireCall call) {
        this.call = call;
        this.headers = call.headers();
        this.requestBody = new ByteArrayInputStream(call.body());
    }

    /** Forgets the last call. */
    MemoryExchange again() {
        requestBody.reset();
        responseBody.length = 0;
        status = 0;
        responseHeaders = null;
        trailers = null;
        sentTrailers = null;
        return this;
    }

    int status() {
        return status;
    }

    @Nullable Headers responseHeaders() {
        return responseHeaders;
    }

    @Nullable Headers sentTrailers() {
        return sentTrailers;
    }

    byte[] response() {
        return Arrays.copyOf(responseBody.bytes, responseBody.length);
    }

    int responseLength() {
        return responseBody.length;
    }

    @Override
    public String method() {
        return call.method();
    }

    @Override
    public String path() {
        return call.path();
    }

    @Override
    public @Nullable String query() {
        return call.query();
    }

    @Override
    public HttpVersion version() {
        return HttpVersion.HTTP_2;
    }

    @Override
    public Headers headers() {
        return headers;
    }

    @Override
    public Peer peer() {
        return Peer.UNKNOWN;
    }

    @Override
    public InputStream requestBody() {
        return requestBody;
    }

    @Override
    public void respond(int status, Headers headers, long contentLength) {
        this.status = status;
        this.responseHeaders = headers;
    }

    @Override
    public void trailers(Supplier<Headers> trailers) {
        this.trailers = trailers;
    }

    @Override
    public OutputStream responseBody() {
        return responseBody;
    }

    @Override
    public void abort(Throwable cause) {
        throw new IllegalStateException("the core broke the call off", cause);
    }

    @Override
    public void onDisconnect(Runnable action) {
        // Nobody goes away here.
    }

    /** Keeps the bytes of one response in an array that is as large as the largest so far. */
    private final class Body extends OutputStream {
        private byte[] bytes = new byte[64 * 1024];
        private int length;

        @Override
        public void write(int b) {
            room(1);
            bytes[length++] = (byte) b;
        }

        @Override
        public void write(byte[] source, int offset, int count) {
            room(count);
            System.arraycopy(source, offset, bytes, length, count);
            length += count;
        }

        private void room(int count) {
            if (bytes.length - length < count) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
            }
        }

        @Override
        public void close() {
            if (trailers != null && sentTrailers == null) {
                sentTrailers = trailers.get();
            }
        }
    }
}
