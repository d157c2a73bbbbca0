package org.connectjakarta.protocol.connect;

import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.protocol.ClientProtocol;
import org.connectjakarta.protocol.ContentType;
import org.connectjakarta.protocol.HttpStatusCode;
import org.connectjakarta.protocol.ReceivedCompression;

/** Unary Connect by POST: plain HTTP, trailers as headers with a prefix, errors as JSON with an HTTP status that fits. */
public class ConnectUnaryClient extends ConnectClient implements ClientProtocol.Whole {
    /** The one instance for calls by POST. */
    public static final ConnectUnaryClient POST = new ConnectUnaryClient();

    private static final int OK = 200;

    ConnectUnaryClient() {}

    @Override
    public Headers requestHead(RequestHead head) {
        return requestHead(
                head,
                ConnectHeaders.UNARY_TYPE,
                ConnectHeaders.UNARY_COMPRESSION,
                ConnectHeaders.UNARY_ACCEPT_COMPRESSION);
    }

    /** An error is JSON whatever the codec (protocol, "Unary-Response"); other bodies are a proxy's, and not worth reading. */
    @Override
    public ResponseHead responseHead(int status, Headers headers, String codec) {
        String type = ContentType.normalize(headers.get(ConnectHeaders.CONTENT_TYPE));
        boolean failed = status != OK;
        if (!failed) {
            ContentType.checkResponse(type, ConnectHeaders.UNARY_TYPE, codec);
        } else if (!ConnectHeaders.ERROR_TYPE.equals(type)) {
            throw HttpStatusCode.toError(status, headers);
        }
        Headers trailers = trailers(headers);
        return new ResponseHead(
                trailers.isEmpty() ? headers : without(trailers, headers),
                trailers,
                ReceivedCompression.in(headers, ConnectHeaders.UNARY_COMPRESSION),
                failed);
    }

    private static Headers trailers(Headers headers) {
        Headers trailers = Headers.create();
        headers.forEach(
                (name, value) -> {
                    if (name.startsWith(ConnectHeaders.TRAILER_PREFIX)) {
                        trailers.addUnchecked(
                                name.substring(ConnectHeaders.TRAILER_PREFIX.length()), value);
                    }
                });
        return trailers;
    }

    private static Headers without(Headers trailers, Headers headers) {
        Headers leading = Headers.create().addAll(headers);
        trailers.names().forEach(name -> leading.remove(ConnectHeaders.TRAILER_PREFIX + name));
        return leading;
    }

    @Override
    public ConnectException failure(int status, ResponseHead head, byte[] body) {
        Headers metadata = Headers.create().addAll(head.headers()).addAll(head.trailers());
        Code inferred = HttpStatusCode.toCode(status);
        try {
            return ConnectErrorJson.read(WireJson.object(body, 0, body.length), inferred)
                    .fromWire(metadata);
        } catch (ConnectException notJson) {
            return HttpStatusCode.toError(status, metadata);
        }
    }
}
