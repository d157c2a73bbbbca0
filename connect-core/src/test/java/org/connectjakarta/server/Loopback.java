package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.connectjakarta.Caller;
import org.connectjakarta.Headers;
import org.connectjakarta.Peer;
import org.connectjakarta.http.BlockingExchange;
import org.connectjakarta.http.HttpVersion;

/**
 * An HTTP exchange without a socket: made as a request, read as a response after the server has served it. As strict as a container: it
 * notes every use that breaks the contract of the seam, and fails the test for it.
 */
final class Loopback implements BlockingExchange {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final String method;
    private final String path;
    private final Headers headers = Headers.create();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Response response = new Response();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private HttpVersion version = HttpVersion.HTTP_2;
    private Peer peer = Peer.UNKNOWN;
    private Caller caller;
    private InputStream requestBody = InputStream.nullInputStream();
    private OutputStream output = OutputStream.nullOutputStream();
    private volatile int status;
    private volatile long contentLength;
    private volatile Headers responseHeaders = Headers.create();
    private volatile Supplier<Headers> trailerSource;
    private volatile Headers trailers = Headers.create();
    private volatile Runnable disconnect = () -> {};
    private volatile Throwable aborted;

    private Loopback(String method, String path) {
        this.method = method;
        this.path = path;
    }

    static Loopback post(String path, String contentType) {
        return new Loopback("POST", path).header("content-type", contentType);
    }

    static Loopback request(String method, String path) {
        return new Loopback(method, path);
    }

    Loopback header(String name, String value) {
        headers.addUnchecked(name, value);
        return this;
    }

    Loopback over(HttpVersion version) {
        this.version = version;
        return this;
    }

    Loopback from(Peer peer) {
        this.peer = peer;
        return this;
    }

    /** Whom the container knows. */
    Loopback by(Caller caller) {
        this.caller = caller;
        return this;
    }

    Loopback body(byte[] body) {
        return body(new ByteArrayInputStream(body));
    }

    Loopback body(String body) {
        return body(body.getBytes(StandardCharsets.UTF_8));
    }

    Loopback body(InputStream body) {
        requestBody = body;
        return this;
    }

    /** Where the response goes, besides being kept. */
    Loopback output(OutputStream output) {
        this.output = output;
        return this;
    }

    Loopback servedBy(RpcServer server) {
        server.serve(this);
        assertUsedAsAgreed();
        return this;
    }

    /** Fails if the engine has used this exchange as a container would not let it. */
    void assertUsedAsAgreed() {
        assertThat(violations).isEmpty();
        if (aborted == null) {
            assertThat(status).as("the response was never begun").isNotZero();
            assertThat(response.isClosed()).as("the response was never ended").isTrue();
        }
    }

    int status() {
        return status;
    }

    Headers responseHeaders() {
        return responseHeaders;
    }

    byte[] bytes() {
        synchronized (response) {
            return written.toByteArray();
        }
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    Headers trailers() {
        return trailers;
    }

    int flushes() {
        synchronized (response) {
            return response.flushes;
        }
    }

    /** What has left for the client up to now. */
    byte[] flushedBytes() {
        synchronized (response) {
            byte[] flushed = new byte[response.flushed];
            System.arraycopy(written.toByteArray(), 0, flushed, 0, flushed.length);
            return flushed;
        }
    }

    /** Waits until so many bytes of the body have left for the client. */
    void awaitFlushed(int bytes) throws InterruptedException, TimeoutException {
        long start = System.nanoTime();
        synchronized (response) {
            while (response.flushed < bytes) {
                long left = PATIENCE_NANOS - (System.nanoTime() - start);
                if (left <= 0) {
                    throw new TimeoutException("only " + response.flushed + " bytes were flushed");
                }
                TimeUnit.NANOSECONDS.timedWait(response, left);
            }
        }
    }

    /** Waits until the response has ended, though the call may still hold its thread. */
    void awaitEnd() throws InterruptedException, TimeoutException {
        long start = System.nanoTime();
        synchronized (response) {
            while (!response.closed) {
                long left = PATIENCE_NANOS - (System.nanoTime() - start);
                if (left <= 0) {
                    throw new TimeoutException("the response does not end");
                }
                TimeUnit.NANOSECONDS.timedWait(response, left);
            }
        }
    }

    Throwable aborted() {
        return aborted;
    }

    /** The client goes away. */
    void disconnect() {
        disconnect.run();
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    @Override
    public String query() {
        int query = path.indexOf('?');
        return query < 0 ? null : path.substring(query + 1);
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
    public Principal principal() {
        return caller == null ? null : caller.principal();
    }

    @Override
    public boolean isUserInRole(String role) {
        return caller != null && caller.isInRole(role);
    }

    @Override
    public Peer peer() {
        return peer;
    }

    @Override
    public InputStream requestBody() {
        return requestBody;
    }

    @Override
    public void respond(int status, Headers headers, long contentLength) {
        require(this.status == 0, "a second head");
        this.status = status;
        this.contentLength = contentLength;
        this.responseHeaders = Headers.create().addAll(headers);
    }

    @Override
    public void trailers(Supplier<Headers> trailers) {
        require(status == 0, "trailers announced after the head");
        require(version == HttpVersion.HTTP_2, "trailers over HTTP/1");
        trailerSource = trailers;
    }

    @Override
    public OutputStream responseBody() {
        require(status != 0, "a body before the head");
        return response;
    }

    @Override
    public void abort(Throwable cause) {
        aborted = cause;
    }

    @Override
    public void onDisconnect(Runnable action) {
        disconnect = action;
    }

    private void require(boolean kept, String otherwise) {
        if (!kept) {
            violations.add(otherwise);
        }
    }

    private final class Response extends OutputStream {
        private int flushes;
        private int flushed;
        private boolean closed;
        private volatile Thread writer;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            require(!isClosed(), "a write after the end");
            require(writer == null, "two threads write at once");
            writer = Thread.currentThread();
            try {
                output.write(bytes, offset, length);
                synchronized (this) {
                    written.write(bytes, offset, length);
                }
            } finally {
                writer = null;
            }
        }

        @Override
        public synchronized void flush() throws IOException {
            require(!closed, "a flush after the end");
            output.flush();
            flushes++;
            flushed = written.size();
            notifyAll();
        }

        @Override
        public void close() throws IOException {
            if (isClosed()) {
                return;
            }
            output.close();
            if (trailerSource != null) {
                trailers = Headers.create().addAll(trailerSource.get());
            }
            synchronized (this) {
                require(
                        contentLength < 0
                                || contentLength == written.size()
                                || method.equals("HEAD"),
                        "content-length " + contentLength + " for " + written.size() + " bytes");
                closed = true;
                flushed = written.size();
                notifyAll();
            }
        }

        synchronized boolean isClosed() {
            return closed;
        }
    }
}
