package org.connectjakarta.client;

import com.google.protobuf.Message;
import java.time.Duration;
import java.util.Optional;
import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.Peer;
import org.connectjakarta.call.Call;
import org.connectjakarta.call.InterceptorRun;
import org.connectjakarta.codec.Codec;
import org.connectjakarta.compression.Compression;
import org.connectjakarta.http.ClientRequest;
import org.connectjakarta.message.MessageEncoder;
import org.connectjakarta.protocol.ClientProtocol;
import org.connectjakarta.protocol.ClientProtocol.RequestHead;
import org.connectjakarta.protocol.connect.ConnectGetClient;
import org.jspecify.annotations.Nullable;

/**
 * One call: what it says, its metadata, its interceptors, its cancellation. Knows not how bytes come and go; a driver does. The mirror
 * of the server's.
 */
final class ClientCall<I extends Message, O extends Message> extends Call {
    /** Times far beyond it are too much for clocks. */
    private static final Duration LONGEST = Duration.ofDays(365_000);

    private final MethodSpec<I, O> method;
    private final ClientWire wire;
    private final CallOptions callOptions;
    private final ClientProtocol protocol;
    private final Codec codec;
    private final Headers requestHeaders;
    private final InterceptorRun interceptors;
    private @Nullable Compression requestCompression;
    private String httpMethod = "POST";
    private volatile Headers responseHeaders = Headers.create();
    private volatile Headers responseTrailers = Headers.create();

    ClientCall(MethodSpec<I, O> method, ClientWire wire, CallOptions callOptions) {
        this.method = method;
        this.wire = wire;
        this.callOptions = callOptions;
        this.protocol = wire.protocol(method.streamType());
        this.codec = wire.codec(method);
        this.requestHeaders = Headers.metadata().addAll(callOptions.headers());
        this.interceptors = new InterceptorRun(wire.options().interceptors(), this);
    }

    /**
     * Fixes how long the call may take, and tells the interceptors.
     *
     * @param inbound the call that is served meanwhile and whose deadline is this call's, too; null if there is none
     * @throws ConnectException if there is no time left, or an interceptor refuses the call
     */
    void start(@Nullable CallContext inbound) {
        Duration timeout = callOptions.timeout().orElse(wire.options().timeout());
        Optional<Duration> left = inbound == null ? Optional.empty() : inbound.timeRemaining();
        if (left.isPresent() && (timeout == null || left.get().compareTo(timeout) < 0)) {
            timeout = left.get();
        }
        limit(timeout != null && timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout);
        requestCompression = requestCompression();
        interceptors.start();
        requireTime();
    }

    private @Nullable Compression requestCompression() {
        String name = callOptions.compression().orElse(wire.options().wire().compression());
        if (name == null || name.equals("identity")) {
            return null;
        }
        Compression compression = wire.options().compression().available().find(name);
        if (compression == null) {
            throw new ConnectException(
                    Code.UNIMPLEMENTED,
                    "no such compression: "
                            + name
                            + "; available are "
                            + wire.options().compression().available().names());
        }
        return compression;
    }

    /**
     * The HTTP request.
     *
     * @param message the only message; null if messages are sent one by one
     */
    ClientRequest request(@Nullable I message) {
        if (message == null) {
            return post(null, true);
        }
        I outgoing = outgoing(message);
        if (protocol instanceof ClientProtocol.Enveloped) {
            return post(encoder().envelope(outgoing), true);
        }
        byte[] plain = encoder().encode(outgoing);
        byte[] compressed = encoder().compress(plain);
        byte[] body = compressed == null ? plain : compressed;
        if (wire.hasGet(method) && callOptions.get().orElse(wire.options().wire().get())) {
            String query =
                    ConnectGetClient.INSTANCE.query(
                            codec.name(), body, compressed == null ? null : compression());
            if (query.length() <= wire.options().limits().getMaxBytes()) {
                httpMethod = "GET";
                return new ClientRequest(
                        "GET",
                        method.procedure() + "?" + query,
                        headers(ConnectGetClient.INSTANCE, false),
                        new byte[0]);
            }
        }
        return post(body, compressed != null);
    }

    private ClientRequest post(byte @Nullable [] body, boolean compressed) {
        return new ClientRequest("POST", method.procedure(), headers(protocol, compressed), body);
    }

    private Headers headers(ClientProtocol form, boolean compressed) {
        requireAtMost(wire.options().limits().metadataMaxBytes(), requestHeaders);
        return form.requestHead(
                        new RequestHead(
                                codec.name(),
                                timeout(),
                                compressed ? compression() : null,
                                wire.options().compression().available().names()))
                .addAll(requestHeaders);
    }

    private @Nullable String compression() {
        return requestCompression == null ? null : requestCompression.name();
    }

    /** How the messages of the request are written, once the call has started. */
    MessageEncoder encoder() {
        return new MessageEncoder(
                codec,
                requestCompression,
                wire.options().compression().minBytes(),
                wire.options().limits().writeMaxBytes());
    }

    /** A message for the server, as the interceptors leave it. */
    I outgoing(I message) {
        return interceptors.request(message);
    }

    /** A message of the server, as the interceptors leave it. */
    O incoming(O message) {
        return interceptors.response(message);
    }

    void received(Headers headers) {
        responseHeaders = headers;
    }

    void ended(Headers trailers) {
        responseTrailers = trailers;
    }

    /** The call is over: the last word of the interceptors. */
    void end(@Nullable ConnectException error) {
        cancellation().end();
        interceptors.end(error);
    }

    /** How long to wait before the call is made again; null to leave it at that. */
    @Nullable Duration retryAfter(ConnectException error, int attempt) {
        return interceptors.retryAfter(error, attempt);
    }

    ClientProtocol wireProtocol() {
        return protocol;
    }

    Codec codec() {
        return codec;
    }

    ClientOptions options() {
        return wire.options();
    }

    @Override
    public MethodSpec<I, O> method() {
        return method;
    }

    @Override
    public String protocol() {
        return protocol.name();
    }

    @Override
    public String httpMethod() {
        return httpMethod;
    }

    @Override
    public Peer peer() {
        return Peer.UNKNOWN;
    }

    @Override
    public Headers requestHeaders() {
        return requestHeaders;
    }

    @Override
    public Headers responseHeaders() {
        return responseHeaders;
    }

    @Override
    public Headers responseTrailers() {
        return responseTrailers;
    }

    @Override
    public void sendHeaders() {
        // The head of a request leaves when the call starts.
    }
}
