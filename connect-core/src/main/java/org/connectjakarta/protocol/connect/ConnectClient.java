package org.connectjakarta.protocol.connect;

import org.connectjakarta.Headers;
import org.connectjakarta.protocol.ClientProtocol.RequestHead;

/** What a client's unary calls and streams of Connect have in common: their head, but for the names in it. */
abstract class ConnectClient {

    public final String name() {
        return "connect";
    }

    public final boolean needsHttpTrailers() {
        return false;
    }

    static Headers requestHead(
            RequestHead head, String contentType, String compression, String acceptCompression) {
        Headers headers =
                Headers.create()
                        .addUnchecked(ConnectHeaders.CONTENT_TYPE, contentType + head.codec())
                        .addUnchecked(ConnectHeaders.PROTOCOL_VERSION, ConnectHeaders.VERSION);
        if (head.compression() != null) {
            headers.addUnchecked(compression, head.compression());
        }
        addWishes(headers, head, acceptCompression);
        return headers;
    }

    /** What a request says of its response. */
    static void addWishes(Headers headers, RequestHead head, String acceptCompression) {
        String timeout = head.timeout() == null ? null : ConnectTimeout.format(head.timeout());
        if (timeout != null) {
            headers.addUnchecked(ConnectHeaders.TIMEOUT, timeout);
        }
        if (!head.accepted().isEmpty()) {
            headers.addUnchecked(acceptCompression, head.accepted());
        }
    }
}
