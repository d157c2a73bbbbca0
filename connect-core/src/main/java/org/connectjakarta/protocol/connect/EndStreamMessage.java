package org.connectjakarta.protocol.connect;

import com.google.protobuf.Value;
import java.util.Map;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.codec.JsonWriter;
import org.connectjakarta.message.Envelope;
import org.connectjakarta.protocol.ClientProtocol.Outcome;
import org.connectjakarta.protocol.ResponseMetadata;
import org.jspecify.annotations.Nullable;

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

    /**
     * Reads the content of the envelope.
     *
     * @throws ConnectException with {@code internal} if it is malformed
     */
    static Outcome read(byte[] bytes, int offset, int length) {
        Map<String, Value> json;
        try {
            json = WireJson.object(bytes, offset, length);
        } catch (ConnectException e) {
            throw malformed(e.message(), e);
        }
        Headers trailers = Headers.create();
        Value metadata = json.get("metadata");
        if (!WireJson.isAbsent(metadata)) {
            readMetadata(metadata, trailers);
        }
        Value error = json.get("error");
        if (WireJson.isAbsent(error)) {
            return new Outcome(trailers, null);
        }
        if (!error.hasStructValue()) {
            throw malformed("its error is not an object", null);
        }
        return new Outcome(
                trailers,
                ConnectErrorJson.read(error.getStructValue().getFieldsMap(), Code.UNKNOWN));
    }

    private static void readMetadata(Value metadata, Headers trailers) {
        if (!metadata.hasStructValue()) {
            throw malformed("its metadata is not an object", null);
        }
        metadata.getStructValue()
                .getFieldsMap()
                .forEach(
                        (name, values) -> {
                            if (!values.hasListValue()) {
                                throw malformed("metadata is not an array", null);
                            }
                            for (Value value : values.getListValue().getValuesList()) {
                                add(trailers, name, WireJson.text(value));
                            }
                        });
    }

    /** What could not stand in a header is left out: an application that passes metadata on must not fail over it. */
    private static void add(Headers trailers, String name, @Nullable String value) {
        if (value == null) {
            throw malformed("metadata is not a string", null);
        }
        try {
            trailers.add(name, value);
        } catch (IllegalArgumentException e) {
            // Left out, as said.
        }
    }

    private static ConnectException malformed(String what, @Nullable Throwable cause) {
        return new ConnectException(
                Code.INTERNAL, "protocol error: malformed end-of-stream message: " + what, cause);
    }
}
