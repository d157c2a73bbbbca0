package org.connectjakarta.protocol.connect;

import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.codec.JsonWriter;
import org.connectjakarta.message.Envelope;
import org.connectjakarta.protocol.ResponseMetadata;

/** The last envelope of a stream: JSON with the error and the trailers (protocol, "EndStreamResponse"). */
final class EndStreamMessage {
    static final int FLAG = 0b0000_0010;

    private EndStreamMessage() {}

    static byte[] envelope(ResponseMetadata metadata) {
        JsonWriter json = new JsonWriter(Envelope.PREFIX);
        json.beginObject();
        Headers trailers = metadata.trailers();
        ConnectException error = metadata.error();
        if (error != null) {
            ConnectErrorJson.write(json.name("error"), error);
            trailers = Headers.create().addAll(trailers).addAll(error.metadata());
        }
        if (!trailers.isEmpty()) {
            json.name("metadata").beginObject();
            for (String name : trailers.names()) {
                json.name(name).beginArray();
                trailers.getAll(name).forEach(json::value);
                json.endArray();
            }
            json.endObject();
        }
        json.endObject();
        byte[] envelope = json.toByteArray();
        Envelope.seal(envelope, FLAG);
        return envelope;
    }
}
