package org.connectjakarta.protocol.connect;

import java.util.List;
import org.connectjakarta.Headers;
import org.connectjakarta.compression.Compression;
import org.connectjakarta.protocol.Ending;
import org.connectjakarta.protocol.ResponseMetadata;
import org.connectjakarta.protocol.ServerProtocol;
import org.jspecify.annotations.Nullable;

/** Streams of Connect: HTTP status 200 always, errors and trailers in an end-of-stream message. */
public final class ConnectStreamServer extends ConnectProtocol implements ServerProtocol.Enveloped {
    /** The one instance. */
    public static final ConnectStreamServer INSTANCE = new ConnectStreamServer();

    private ConnectStreamServer() {}

    @Override
    public List<String> contentTypes(String codec) {
        return List.of(ConnectHeaders.STREAM_TYPE + codec);
    }

    @Override
    public @Nullable String requestCompression(Headers request) {
        return request.get(ConnectHeaders.STREAM_COMPRESSION);
    }

    @Override
    public @Nullable String acceptedCompressions(Headers request) {
        return request.get(ConnectHeaders.STREAM_ACCEPT_COMPRESSION);
    }

    @Override
    public Headers head(String contentType, @Nullable Compression compression, String supported) {
        Headers headers = Headers.create().addUnchecked(ConnectHeaders.CONTENT_TYPE, contentType);
        if (!supported.isEmpty()) {
            headers.addUnchecked(ConnectHeaders.STREAM_ACCEPT_COMPRESSION, supported);
        }
        if (compression != null) {
            headers.addUnchecked(ConnectHeaders.STREAM_COMPRESSION, compression.name());
        }
        return headers;
    }

    @Override
    public Ending end(ResponseMetadata metadata) {
        return new Ending(EndStreamMessage.envelope(metadata), null);
    }
}
