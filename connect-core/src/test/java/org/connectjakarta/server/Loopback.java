package org.connectjakarta.server;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.connectjakarta.Headers;
import org.connectjakarta.Peer;
import org.connectjakarta.http.BlockingExchange;
import org.connectjakarta.http.HttpVersion;

/** An HTTP exchange without a socket: made as a request, read as a response after the server has served it. */
final class Loopback implements BlockingExchange {
    private final String method;
    private final String path;
    private final Headers headers = Headers.create();
    private final ByteArrayOutputStream responseBody = new ByteArrayOutputStream();
    private HttpVersion version = HttpVersion.HTTP_2;
    private InputStream requestBody = InputStream.nullInputStream();
    private OutputStream output = responseBody;
    private int status;
    private int flushes;
    private Headers responseHeaders = Headers.create();
    private Supplier<Headers> trailers = Headers::create;
    private Runnable disconnect = () -> {};
    private Throwable aborted;

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
        headers.addReceived(name, value);
        return this;
    }

    Loopback over(HttpVersion version) {
        this.version = version;
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
        return this;
    }

    int status() {
        return status;
    }

    Headers responseHeaders() {
        return responseHeaders;
    }

    byte[] bytes() {
        return responseBody.toByteArray();
    }

    String text() {
        return responseBody.toString(StandardCharsets.UTF_8);
    }

    Headers trailers() {
        return trailers.get();
    }

    int flushes() {
        return flushes;
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
        return new OutputStream() {
            @Override
            public void write(int b) {
                responseBody.write(b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws java.io.IOException {
                responseBody.write(bytes, offset, length);
                if (output != responseBody) {
                    output.write(bytes, offset, length);
                }
            }

            @Override
            public void flush() {
                flushes++;
            }

            @Override
            public void close() throws java.io.IOException {
                output.close();
            }
        };
    }

    @Override
    public void abort(Throwable cause) {
        aborted = cause;
    }

    @Override
    public void onDisconnect(Runnable action) {
        disconnect = action;
    }
}
