package org.connectjakarta.protocol.grpc;

import java.util.function.Supplier;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.protocol.ClientProtocol;
import org.connectjakarta.protocol.ContentType;
import org.connectjakarta.protocol.HttpStatusCode;
import org.connectjakarta.protocol.ReceivedCompression;
import org.jspecify.annotations.Nullable;

/** gRPC, and its variant for the web. */
public final class GrpcClient implements ClientProtocol.Enveloped {
    /** gRPC, over HTTP/2. */
    public static final GrpcClient GRPC = new GrpcClient(Variant.HTTP_TRAILERS);

    /** gRPC-Web, in its binary form. */
    public static final GrpcClient WEB = new GrpcClient(Variant.WEB);

    private final Variant variant;

    /** What precedes the name of a codec in content types. */
    private final String family;

    private GrpcClient(Variant variant) {
        this.variant = variant;
        this.family = variant.contentType + "+";
    }

    @Override
    public String name() {
        return variant.protocol;
    }

    @Override
    public boolean needsHttpTrailers() {
        return variant == Variant.HTTP_TRAILERS;
    }

    /** {@code te} makes proxies fail at once that would lose the trailers (PROTOCOL-HTTP2.md, "TE"). */
    @Override
    public Headers requestHead(RequestHead head) {
        Headers headers = Headers.create();
        if (head.timeout() != null) {
            headers.addUnchecked(GrpcHeaders.TIMEOUT, GrpcTimeout.format(head.timeout()));
        }
        headers.addUnchecked(GrpcHeaders.CONTENT_TYPE, family + head.codec());
        if (variant == Variant.HTTP_TRAILERS) {
            headers.addUnchecked("te", "trailers");
        } else {
            headers.addUnchecked("x-grpc-web", "1");
        }
        if (head.compression() != null) {
            headers.addUnchecked(GrpcHeaders.COMPRESSION, head.compression());
        }
        if (!head.accepted().isEmpty()) {
            headers.addUnchecked(GrpcHeaders.ACCEPT_COMPRESSION, head.accepted());
        }
        return headers;
    }

    @Override
    public ResponseHead responseHead(int status, Headers headers, String codec) {
        HttpStatusCode.requireOk(status, headers);
        ContentType.checkResponse(
                withCodec(ContentType.normalize(headers.get(GrpcHeaders.CONTENT_TYPE))),
                family,
                codec);
        return new ResponseHead(
                headers,
                Headers.create(),
                ReceivedCompression.in(headers, GrpcHeaders.COMPRESSION),
                false);
    }

    /** A content type that names no codec means proto (PROTOCOL-HTTP2.md, "Content-Type"). */
    private @Nullable String withCodec(@Nullable String type) {
        return variant.contentType.equals(type) ? variant.contentType + "+proto" : type;
    }

    @Override
    public int endFlag() {
        return variant == Variant.WEB ? WebTrailerFrame.FLAG : 0;
    }

    @Override
    public Outcome endOfStream(byte[] bytes, int offset, int length) {
        Headers trailers = WebTrailerFrame.read(bytes, offset, length);
        return new Outcome(GrpcStatus.without(trailers), GrpcStatus.read(trailers));
    }

    /**
     * {@inheritDoc}
     *
     * <p>A response that is nothing but a head may have its trailers there (PROTOCOL-HTTP2.md, "Trailers-Only"); what looks like a
     * status in other heads does not count.
     */
    @Override
    public Outcome endOfBody(Headers headers, Headers trailers, boolean anyBody) {
        if (variant == Variant.HTTP_TRAILERS && !trailers.isEmpty()) {
            Headers own = GrpcStatus.without(trailers);
            return outcome(trailers, own, () -> Headers.create().addAll(headers).addAll(own));
        }
        if (!anyBody) {
            Headers own = GrpcStatus.without(headers).remove(GrpcHeaders.CONTENT_TYPE);
            return outcome(headers, own, () -> headers);
        }
        return new Outcome(
                Headers.create(),
                new ConnectException(
                        Code.INTERNAL, "protocol error: the response ends without trailers"));
    }

    /**
     * @param status has what gRPC says of the outcome
     * @param trailers what else came at the end
     * @param metadata what an error carries
     */
    private static Outcome outcome(Headers status, Headers trailers, Supplier<Headers> metadata) {
        ConnectException error = GrpcStatus.read(status);
        return new Outcome(trailers, error == null ? null : error.fromWire(metadata.get()));
    }
}
