package org.connectjakarta.protocol.connect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.connectjakarta.Headers;
import org.connectjakarta.codec.JsonCodec;
import org.jspecify.annotations.Nullable;

/** Unary Connect by GET: the message and what POST says in headers stand in the query. */
public final class ConnectGetClient extends ConnectUnaryClient {
    /** The one instance. */
    public static final ConnectGetClient INSTANCE = new ConnectGetClient();

    private ConnectGetClient() {}

    @Override
    public Headers requestHead(RequestHead head) {
        Headers headers = Headers.create();
        addWishes(headers, head, ConnectHeaders.UNARY_ACCEPT_COMPRESSION);
        return headers;
    }

    /**
     * The query, without a question mark, in the order that lets caches know it again (protocol, "Unary-Get-Request").
     *
     * @param message compressed or not
     * @param compression the name of the compression of the message; null if it is not compressed
     */
    public String query(String codec, byte[] message, @Nullable String compression) {
        boolean text = codec.equals(JsonCodec.NAME) && compression == null;
        StringBuilder query = new StringBuilder(64 + message.length * 3 / 2);
        query.append("connect=v").append(ConnectHeaders.VERSION);
        if (!text) {
            query.append("&base64=1");
        }
        if (compression != null) {
            query.append("&compression=").append(percent(compression));
        }
        query.append("&encoding=").append(percent(codec)).append("&message=");
        query.append(
                text
                        ? percent(new String(message, StandardCharsets.UTF_8))
                        : Base64.getUrlEncoder().withoutPadding().encodeToString(message));
        return query.toString();
    }

    /** A plus is a space in forms only, and not everyone who reads a query takes it for one. */
    private static String percent(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
