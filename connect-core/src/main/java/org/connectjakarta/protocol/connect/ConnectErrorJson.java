package org.connectjakarta.protocol.connect;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Value;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.codec.JsonWriter;

/** An error as JSON (protocol, "Error"): code, message, and details as type name and unpadded base64. */
final class ConnectErrorJson {
    private static final String TYPE_HOST = "type.googleapis.com/";
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

    /**
     * Reads an error as far as it can be understood: what is missing, malformed or not known is left out.
     *
     * @param inferred the code of an error that has none
     */
    static ConnectException read(Map<String, Value> json, Code inferred) {
        String code = WireJson.text(json.get("code"));
        String message = WireJson.text(json.get("message"));
        ConnectException error =
                ConnectException.of(
                        code == null ? inferred : Code.fromWireName(code).orElse(inferred),
                        message == null ? "" : message);
        Value details = json.get("details");
        if (details != null) {
            for (Value detail : details.getListValue().getValuesList()) {
                readDetail(detail.getStructValue().getFieldsMap()).ifPresent(error::addDetail);
            }
        }
        return error;
    }

    /** Beside "type" and "value" there may be a "debug", on which clients must not depend. */
    private static Optional<Any> readDetail(Map<String, Value> json) {
        String type = WireJson.text(json.get("type"));
        String value = WireJson.text(json.get("value"));
        if (type == null || type.isEmpty() || value == null) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(
                Any.newBuilder()
                        .setTypeUrl(type.indexOf('/') < 0 ? TYPE_HOST + type : type)
                        .setValue(ByteString.copyFrom(bytes))
                        .build());
    }

    /** "type" is the full name alone, without the host that an Any has before it. */
    private static String typeName(Any detail) {
        return detail.getTypeUrl().substring(detail.getTypeUrl().lastIndexOf('/') + 1);
    }
}
