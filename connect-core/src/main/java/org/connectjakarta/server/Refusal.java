package org.connectjakarta.server;

import java.io.IOException;
import java.io.OutputStream;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.StreamType;
import org.connectjakarta.http.HttpExchange;
import org.connectjakarta.http.HttpVersion;
import org.connectjakarta.protocol.ContentType;
import org.connectjakarta.protocol.ResponseMetadata;
import org.connectjakarta.protocol.ServerProtocol;
import org.connectjakarta.protocol.WholeResponse;
import org.connectjakarta.protocol.connect.ConnectUnaryServer;
import org.jspecify.annotations.Nullable;

/** The answer to a request that what stands in front of the services has refused, in the words that its client understands. */
final class Refusal {
    private Refusal() {}

    /**
     * Sends it.
     *
     * @param method that was to be called; null if it is unknown
     * @param more the headers that the answer has besides its own
     */
    static void send(
            HttpExchange http,
            @Nullable ServedMethod<?, ?> method,
            ConnectException error,
            Headers more)
            throws IOException {
        StreamType type = method == null ? StreamType.UNARY : method.spec().streamType();
        ProtocolTable.Entry wire =
                ProtocolTable.of(type)
                        .find(ContentType.normalize(http.headers().get("content-type")));
        if (wire != null
                && wire.protocol() instanceof ServerProtocol.Enveloped enveloped
                && http.method().equals("POST")
                && !(enveloped.needsHttpTrailers() && http.version() == HttpVersion.HTTP_1)) {
            ResponseWriter.endWithoutCall(http, enveloped, wire.contentType(), more, error);
        } else {
            // A status and JSON are also the best that can be said to somebody who speaks no
            // protocol.
            sendWhole(http, error, more);
        }
    }

    private static void sendWhole(HttpExchange http, ConnectException error, Headers more)
            throws IOException {
        WholeResponse response =
                ConnectUnaryServer.POST.failure(
                        "", new ResponseMetadata(Headers.create(), Headers.create(), error));
        http.respond(response.status(), response.headers().addAll(more), response.body().length);
        try (OutputStream body = http.responseBody()) {
            if (!http.method().equals("HEAD")) {
                body.write(response.body());
            }
        }
    }
}
