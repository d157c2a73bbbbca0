package org.connectjakarta.cdi.extension;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
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
import org.connectjakarta.server.RpcServer;

/** One Connect call without a socket, and its answer. */
final class Call implements BlockingExchange {
    private final String path;
    private final byte[] request;
    private final Headers requestHeaders;
    private final ByteArrayOutputStream response = new ByteArrayOutputStream();
    private Headers responseHeaders = Headers.create();
    private int status;
    private boolean disconnected;
    private boolean bodyAskedFor;

    private Call(String path, String contentType, byte[] request) {
        this.path = path;
        this.request = request;
        this.requestHeaders = Headers.create().add("content-type", contentType);
    }

    /** A unary call with protobuf. */
    static Call unary(String procedure, String text) {
        return new Call(procedure, "application/proto", StringValue.of(text).toByteArray());
    }

    /** A unary call of test.v1.Echo, answered. */
    static Call say(RpcServer server, String text) {
        return unary("/test.v1.Echo/Say", text).on(server);
    }

    /** A server stream with JSON. */
    static Call stream(String procedure, String text) {
        byte[] json = ('"' + text + '"').getBytes(StandardCharsets.UTF_8);
        byte[] envelope = new byte[5 + json.length];
        envelope[4] = (byte) json.length;
        System.arraycopy(json, 0, envelope, 5, json.length);
        return new Call(procedure, "application/connect+json", envelope);
    }

    Call header(String name, String value) {
        requestHeaders.add(name, value);
        return this;
    }

    Call on(RpcServer server) {
        server.serve(this);
        return this;
    }

    /** The client goes away when the call has begun, before its service is asked for. */
    Call disconnected() {
        disconnected = true;
        return this;
    }

    int status() {
        return status;
    }

    Headers responseHeaders() {
        return responseHeaders;
    }

    /** Whether the engine has begun to read messages. */
    boolean bodyWasAskedFor() {
        return bodyAskedFor;
    }

    /** The answer's message. */
    String text() {
        if (status != 200) {
            throw new AssertionError(status + " " + body());
        }
        try {
            return StringValue.parseFrom(response.toByteArray()).getValue();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(body(), e);
        }
    }

    /** The answer as it is: the JSON of an error, or the envelopes of a stream. */
    String body() {
        return response.toString(StandardCharsets.UTF_8);
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
    public String query() {
        return null;
    }

    @Override
    public HttpVersion version() {
        return HttpVersion.HTTP_2;
    }

    @Override
    public Headers headers() {
        return requestHeaders;
    }

    @Override
    public Peer peer() {
        return Peer.UNKNOWN;
    }

    @Override
    public InputStream requestBody() {
        bodyAskedFor = true;
        return new ByteArrayInputStream(request);
    }

    @Override
    public void respond(int status, Headers headers, long contentLength) {
        this.status = status;
        this.responseHeaders = headers;
    }

    @Override
    public void trailers(Supplier<Headers> trailers) {
        throw new UnsupportedOperationException("Connect has none");
    }

    @Override
    public OutputStream responseBody() {
        return response;
    }

    @Override
    public void abort(Throwable cause) {
        throw new AssertionError(cause);
    }

    @Override
    public void onDisconnect(Runnable action) {
        if (disconnected) {
            action.run();
        }
    }
}
