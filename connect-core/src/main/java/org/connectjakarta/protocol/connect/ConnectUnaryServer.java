package org.connectjakarta.protocol.connect;

import java.util.List;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.compression.Compression;
import org.connectjakarta.protocol.ResponseMetadata;
import org.connectjakarta.protocol.ServerProtocol;
import org.connectjakarta.protocol.WholeResponse;
import org.jspecify.annotations.Nullable;

/** Unary Connect by POST: plain HTTP, trailers as headers with a prefix, errors as JSON with an HTTP status that fits. */
public class ConnectUnaryServer extends ConnectProtocol implements ServerProtocol.Whole {
    /** The one instance for calls by POST. */
    public static final ConnectUnaryServer POST = new ConnectUnaryServer();

    ConnectUnaryServer() {}

    @Override
    public List<String> contentTypes(String codec) {
        return List.of(ConnectHeaders.UNARY_TYPE + codec);
    }

    @Override
    public @Nullable String requestCompression(Headers request) {
        return request.get(ConnectHeaders.UNARY_COMPRESSION);
    }

    @Override
    public @Nullable String acceptedCompressions(Headers request) {
        return request.get(ConnectHeaders.UNARY_ACCEPT_COMPRESSION);
    }

    @Override
    public WholeResponse success(
            String contentType,
            byte[] body,
            @Nullable Compression compression,
            String supported,
            ResponseMetadata metadata) {
        Headers headers = head(contentType, supported);
        if (compression != null) {
            headers.addUnchecked(ConnectHeaders.UNARY_COMPRESSION, compression.name());
        }
        addMetadata(headers, metadata);
        return new WholeResponse(200, headers, body);
    }

    @Override
    public WholeResponse failure(String supported, ResponseMetadata metadata) {
        ConnectException error = metadata.error();
        Headers headers = head(ConnectHeaders.ERROR_TYPE, supported);
        addMetadata(headers, metadata);
        headers.addAll(error.metadata());
        return new WholeResponse(
                ConnectHttpStatus.of(error.code()), headers, ConnectErrorJson.encode(error));
    }

    private static Headers head(String contentType, String supported) {
        Headers headers = Headers.create().addUnchecked(ConnectHeaders.CONTENT_TYPE, contentType);
        if (!supported.isEmpty()) {
            headers.addUnchecked(ConnectHeaders.UNARY_ACCEPT_COMPRESSION, supported);
        }
        return headers;
    }

    private static void addMetadata(Headers headers, ResponseMetadata metadata) {
        headers.addAll(metadata.headers());
        metadata.trailers()
                .forEach(
                        (name, value) ->
                                headers.addUnchecked(ConnectHeaders.TRAILER_PREFIX + name, value));
    }
}
