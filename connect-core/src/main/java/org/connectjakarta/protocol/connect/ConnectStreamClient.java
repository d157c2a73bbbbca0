package org.connectjakarta.protocol.connect;

import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.protocol.ClientProtocol;
import org.connectjakarta.protocol.ContentType;
import org.connectjakarta.protocol.HttpStatusCode;
import org.connectjakarta.protocol.ReceivedCompression;

/** Streams of Connect: HTTP status 200 always, errors and trailers in an end-of-stream message. */
public final class ConnectStreamClient extends ConnectClient implements ClientProtocol.Enveloped {
    /** The one instance. */
    public static final ConnectStreamClient INSTANCE = new ConnectStreamClient();

    private ConnectStreamClient() {}

    @Override
    public Headers requestHead(RequestHead head) {
        return requestHead(
                head,
                ConnectHeaders.STREAM_TYPE,
                ConnectHeaders.STREAM_COMPRESSION,
                ConnectHeaders.STREAM_ACCEPT_COMPRESSION);
    }

    @Override
    public ResponseHead responseHead(int status, Headers headers, String codec) {
        HttpStatusCode.requireOk(status, headers);
        ContentType.checkResponse(
                ContentType.normalize(headers.get(ConnectHeaders.CONTENT_TYPE)),
                ConnectHeaders.STREAM_TYPE,
                codec);
        return new ResponseHead(
                headers,
                Headers.create(),
                ReceivedCompression.in(headers, ConnectHeaders.STREAM_COMPRESSION),
                false);
    }

    @Override
    public int endFlag() {
        return EndStreamMessage.FLAG;
    }

    @Override
    public Outcome endOfStream(byte[] bytes, int offset, int length) {
        return EndStreamMessage.read(bytes, offset, length);
    }

    @Override
    public Outcome endOfBody(Headers headers, Headers trailers, boolean anyBody) {
        return new Outcome(
                Headers.create(),
                new ConnectException(
                        Code.INTERNAL,
                        "protocol error: the response ends without an end-of-stream message"));
    }
}
