package org.connectjakarta.protocol.connect;

import com.google.protobuf.Any;
import java.util.Base64;
import org.connectjakarta.ConnectException;
import org.connectjakarta.codec.JsonWriter;

/** An error as JSON (protocol, "Error"): code, message, and details as type name and unpadded base64. */
final class ConnectErrorJson {
    private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

    private ConnectErrorJson() {}

    static byte[] encode(ConnectException error) {
        JsonWriter json = new JsonWriter();
        write(json, error);
        return json.toByteArray();
    }

    static void write(JsonWriter json, ConnectException error) {
        json.beginObject();
        json.name("code").value(error.code().wireName());
        if (!error.message().isEmpty()) {
            json.name("message").value(error.message());
        }
        if (!error.details().isEmpty()) {
            json.name("details").beginArray();
            for (Any detail : error.details()) {
                json.beginObject();
                json.name("type").value(typeName(detail));
                json.name("value").value(BASE64.encodeToString(detail.getValue().toByteArray()));
                json.endObject();
            }
            json.endArray();
        }
        json.endObject();
    }

    /** "type" is the full name alone, without the host that an Any has before it. */
    private static String typeName(Any detail) {
        return detail.getTypeUrl().substring(detail.getTypeUrl().lastIndexOf('/') + 1);
    }
}
