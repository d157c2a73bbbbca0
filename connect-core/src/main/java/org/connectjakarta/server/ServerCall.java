package org.connectjakarta.server;

import com.google.protobuf.Message;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import org.connectjakarta.Caller;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.Peer;
import org.connectjakarta.call.Call;
import org.connectjakarta.call.InterceptorRun;
import org.connectjakarta.codec.Codec;
import org.connectjakarta.compression.Compression;
import org.connectjakarta.compression.Compressions;
import org.connectjakarta.http.ServerRequest;
import org.connectjakarta.message.Inbound;
import org.connectjakarta.message.MessageDecoder;
import org.connectjakarta.message.MessageEncoder;
import org.connectjakarta.protocol.ResponseMetadata;
import org.jspecify.annotations.Nullable;

/**
 * One call: what was negotiated for it, its metadata, its interceptors, its cancellation. Knows neither how bytes come and go nor what they
 * look like; a driver and a protocol do.
 */
final class ServerCall<I extends Message, O extends Message> extends Call {
    private final ServerRequest request;
    private final ServedMethod<I, O> served;
    private final ProtocolTable.Entry wire;
    private final Headers responseHeaders = Headers.metadata();
    private final Headers responseTrailers = Headers.metadata();
    private final InterceptorRun interceptors;
    private Runnable headSender = () -> {};
    private @Nullable Compression requestCompression;
    private @Nullable Compression responseCompression;

    ServerCall(ServerRequest request, ServedMethod<I, O> served, ProtocolTable.Entry wire) {
        this.request = request;
        this.served = served;
        this.wire = wire;
        this.interceptors = new InterceptorRun(served.options().interceptors(), this);
    }

    /**
     * Reads the head of the request as the protocol says it, and tells the interceptors.
     *
     * @throws ConnectException if the call cannot be taken, or an interceptor refuses it
     */
    void start(Runnable headSender) {
        this.headSender = headSender;
        Headers headers = request.headers();
        requireAtMost(served.options().limits().metadataMaxBytes(), headers);
        wire.protocol().check(headers, served.options().requireConnectProtocolHeader());
        limit(shorter(wire.protocol().timeout(headers), served.options().maxTimeout()));
        negotiateCompression(headers);
        requireTime();
        interceptors.start();
    }

    private static @Nullable Duration shorter(
            @Nullable Duration asked, @Nullable Duration allowed) {
        if (asked == null || allowed == null) {
            return asked == null ? allowed : asked;
        }
        return asked.compareTo(allowed) < 0 ? asked : allowed;
    }

    private void negotiateCompression(Headers headers) {
        Compressions available = served.options().compression().available();
        String accepted = wire.protocol().acceptedCompressions(headers);
        String name = wire.protocol().requestCompression(headers);
        if (name != null && !name.isEmpty() && !name.equals("identity")) {
            requestCompression = available.find(name);
            if (requestCompression == null) {
                throw new ConnectException(
                        Code.UNIMPLEMENTED,
                        "unknown compression; supported are "
                                + available.names()
                                + " and identity");
            }
        }
        responseCompression = available.negotiate(name, accepted);
    }

    /** How the messages of the request are read, once the call has started. */
    MessageDecoder decoder() {
        return new MessageDecoder(
                codec(), requestCompression, served.options().limits().readMaxBytes());
    }

    /** How the messages of the response are written, once the call has started. */
    MessageEncoder encoder() {
        return new MessageEncoder(
                codec(),
                responseCompression,
                served.options().compression().minBytes(),
                served.options().limits().writeMaxBytes());
    }

    private Codec codec() {
        return served.codecs().byName(wire.codec());
    }

    /** The message at which an inbound stands, as the interceptors leave it. */
    I request(MessageDecoder decoder, Inbound inbound) {
        return interceptors.request(decoder.decode(inbound, served.spec().requestPrototype()));
    }

    /** A message for the client, as the interceptors leave it. */
    O response(O message) {
        return interceptors.response(message);
    }

    /** The call is over: the last word of the interceptors, and what is to be said beside the messages. */
    ResponseMetadata end(@Nullable ConnectException error) {
        interceptors.end(error);
        if (isCancelled()) {
            // The service may still be running, on another thread, and its metadata are not for
            // two.
            return new ResponseMetadata(Headers.create(), Headers.create(), error);
        }
        if (isTooLarge(responseHeaders)
                || isTooLarge(responseTrailers)
                || error != null && isTooLarge(error.metadata())) {
            return new ResponseMetadata(Headers.create(), Headers.create(), metadataTooLarge());
        }
        return new ResponseMetadata(responseHeaders, responseTrailers, error);
    }

    /**
     * The headers for a response that begins before the call is over.
     *
     * @throws ConnectException with {@code internal} if they are over the limit
     */
    Headers headersToSend() {
        if (isTooLarge(responseHeaders)) {
            throw metadataTooLarge();
        }
        return responseHeaders;
    }

    private boolean isTooLarge(Headers metadata) {
        return metadata.size() > served.options().limits().metadataMaxBytes();
    }

    private ConnectException metadataTooLarge() {
        return new ConnectException(
                Code.INTERNAL,
                "response metadata is larger than the limit of "
                        + served.options().limits().metadataMaxBytes()
                        + " bytes");
    }

    ServedMethod<I, O> served() {
        return served;
    }

    ProtocolTable.Entry wire() {
        return wire;
    }

    /** Whether messages of the request are compressed. */
    boolean isRequestCompressed() {
        return requestCompression != null;
    }

    /** With what messages of the response are compressed, if they are large enough. */
    @Nullable Compression responseCompression() {
        return responseCompression;
    }

    /** The names of the compressions that the client may use. */
    String supportedCompressions() {
        return served.options().compression().available().names();
    }

    @Override
    public MethodSpec<?, ?> method() {
        return served.spec();
    }

    @Override
    public String protocol() {
        return wire.protocol().name();
    }

    @Override
    public String httpMethod() {
        return request.method();
    }

    @Override
    public Peer peer() {
        return request.peer();
    }

    @Override
    public Optional<Principal> principal() {
        Optional<Principal> proved = get(Caller.class).map(Caller::principal);
        return proved.isPresent() ? proved : Optional.ofNullable(request.principal());
    }

    @Override
    public boolean isUserInRole(String role) {
        return get(Caller.class)
                .map(caller -> caller.isInRole(role))
                .orElseGet(() -> request.isUserInRole(role));
    }

    @Override
    public Headers requestHeaders() {
        return request.headers();
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
        headSender.run();
    }
}
