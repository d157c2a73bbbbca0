package org.connectjakarta.protocol.grpc;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.compression.Compression;
import org.connectjakarta.message.BodyDecoder;
import org.connectjakarta.protocol.Ending;
import org.connectjakarta.protocol.ResponseMetadata;
import org.connectjakarta.protocol.ServerProtocol;
import org.jspecify.annotations.Nullable;

/** gRPC, and its variants for the web. */
public final class GrpcServer implements ServerProtocol.Enveloped {
    private static final byte[] NOTHING = new byte[0];

    /** All variants. */
    public static final List<GrpcServer> VARIANTS =
            Arrays.stream(Variant.values()).map(GrpcServer::new).toList();

    private final Variant variant;

    private GrpcServer(Variant variant) {
        this.variant = variant;
    }

    @Override
    public String name() {
        return variant.protocol;
    }

    /** A content type that names no codec means proto (PROTOCOL-HTTP2.md, "Content-Type"). */
    @Override
    public List<String> contentTypes(String codec) {
        String named = variant.contentType + "+" + codec;
        return codec.equals("proto") ? List.of(variant.contentType, named) : List.of(named);
    }

    @Override
    public boolean needsHttpTrailers() {
        return variant == Variant.HTTP_TRAILERS;
    }

    @Override
    public void check(Headers request, boolean requireVersion) {
        // gRPC has no version in its requests.
    }

    @Override
    public @Nullable Duration timeout(Headers request) {
        return GrpcTimeout.parse(request.get(GrpcHeaders.TIMEOUT));
    }

    @Override
    public @Nullable String requestCompression(Headers request) {
        return request.get(GrpcHeaders.COMPRESSION);
    }

    @Override
    public @Nullable String acceptedCompressions(Headers request) {
        return request.get(GrpcHeaders.ACCEPT_COMPRESSION);
    }

    @Override
    public BodyDecoder bodyDecoder() {
        return variant == Variant.WEB_TEXT ? new WebText() : BodyDecoder.NONE;
    }

    @Override
    public byte[] encodeBody(byte[] part) {
        return variant == Variant.WEB_TEXT ? WebText.encode(part) : part;
    }

    @Override
    public Headers head(String contentType, @Nullable Compression compression, String supported) {
        Headers headers = Headers.create().addUnchecked(GrpcHeaders.CONTENT_TYPE, contentType);
        if (!supported.isEmpty()) {
            headers.addUnchecked(GrpcHeaders.ACCEPT_COMPRESSION, supported);
        }
        if (compression != null) {
            headers.addUnchecked(GrpcHeaders.COMPRESSION, compression.name());
        }
        return headers;
    }

    @Override
    public Ending end(ResponseMetadata metadata) {
        Headers trailers = Headers.create();
        ConnectException error = metadata.error();
        GrpcStatus.write(trailers, error);
        trailers.addAll(metadata.trailers());
        if (error != null) {
            trailers.addAll(error.metadata());
        }
        return variant == Variant.HTTP_TRAILERS
                ? new Ending(NOTHING, trailers)
                : new Ending(WebTrailerFrame.envelope(trailers), null);
    }
}
