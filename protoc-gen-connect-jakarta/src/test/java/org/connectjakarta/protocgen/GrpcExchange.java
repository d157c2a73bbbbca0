package org.connectjakarta.protocgen;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.connectjakarta.Headers;
import org.connectjakarta.Peer;
import org.connectjakarta.http.BlockingExchange;
import org.connectjakarta.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** A gRPC call without a socket, with one empty request message: the same bytes are a call of any stream type. */
final class GrpcExchange implements BlockingExchange {
    private final String path;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private Headers headers = Headers.create();
    private Supplier<Headers> trailers = Headers::create;

    GrpcExchange(String path) {
        this.path = path;
    }

    /** The status that the response ends with. */
    @Nullable String status() {
        String status = trailers.get().get("grpc-status");
        return status != null ? status : headers.get("grpc-status");
    }

    /** The message that belongs to the status. */
    @Nullable String message() {
        String message = trailers.get().get("grpc-message");
        return message != null ? message : headers.get("grpc-message");
    }

    /** How many bytes of response messages there are, with their envelopes. */
    int length() {
        return body.size();
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public @Nullable String query() {
        return null;
    }

    @Override
    public HttpVersion version() {
        return HttpVersion.HTTP_2;
    }

    @Override
    public Headers headers() {
        return Headers.create()
                .addUnchecked("content-type", "application/grpc")
                .addUnchecked("te", "trailers");
    }

    @Override
    public Peer peer() {
        return Peer.UNKNOWN;
    }

    @Override
    public InputStream requestBody() {
        return new ByteArrayInputStream(new byte[5]);
    }

    @Override
    public void respond(int status, Headers headers, long contentLength) {
        this.headers = headers;
    }

    @Override
    public void trailers(Supplier<Headers> trailers) {
        this.trailers = trailers;
    }

    @Override
    public OutputStream responseBody() {
        return body;
    }

    @Override
    public void abort(Throwable cause) {
        throw new AssertionError("the exchange was broken off", cause);
    }

    @Override
    public void onDisconnect(Runnable action) {}
}
