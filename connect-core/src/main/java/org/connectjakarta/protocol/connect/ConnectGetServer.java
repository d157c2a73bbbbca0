package org.connectjakarta.protocol.connect;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.compression.Compression;
import org.connectjakarta.protocol.ResponseMetadata;
import org.connectjakarta.protocol.WholeResponse;
import org.jspecify.annotations.Nullable;

/** Unary Connect by GET: the message and what POST says in headers stand in the query. One instance for each call. */
public final class ConnectGetServer extends ConnectUnaryServer {
    private final Map<String, String> parameters = new HashMap<>();

    private ConnectGetServer() {}

    /** Reads a query; the first of several parameters with one name counts, and names that are not known are ignored. */
    public static ConnectGetServer of(@Nullable String query) {
        ConnectGetServer get = new ConnectGetServer();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                get.parameters.putIfAbsent(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return get;
    }

    /** The name of the codec; null if the query has none. */
    public @Nullable String codec() {
        return parameters.get("encoding");
    }

    /**
     * The message.
     *
     * @throws ConnectException with {@code invalid_argument} if there is none, or if it cannot be decoded
     */
    @Override
    public byte[] messageInHead() {
        String message = parameters.get("message");
        if (message == null) {
            throw new ConnectException(Code.INVALID_ARGUMENT, "missing message parameter");
        }
        try {
            String text = URLDecoder.decode(message, StandardCharsets.ISO_8859_1);
            return "1".equals(parameters.get("base64"))
                    ? Base64.getUrlDecoder().decode(text)
                    : text.getBytes(StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            throw new ConnectException(
                    Code.INVALID_ARGUMENT, "message parameter cannot be decoded", e);
        }
    }

    @Override
    public void check(Headers request, boolean requireVersion) {
        checkVersion("connect parameter", parameters.get("connect"), "v1", requireVersion);
    }

    /** Answers to GET may be kept by caches, and differ by the compressions that the client takes. */
    @Override
    public WholeResponse success(
            String contentType,
            byte[] body,
            @Nullable Compression compression,
            String supported,
            ResponseMetadata metadata) {
        WholeResponse response = super.success(contentType, body, compression, supported, metadata);
        response.headers().add("vary", ConnectHeaders.UNARY_ACCEPT_COMPRESSION);
        return response;
    }

    @Override
    public @Nullable String requestCompression(Headers request) {
        return parameters.get("compression");
    }
}
