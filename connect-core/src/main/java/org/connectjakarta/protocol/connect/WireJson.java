package org.connectjakarta.protocol.connect;

import com.google.protobuf.Struct;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.Value;
import java.util.Map;
import org.connectjakarta.ConnectException;
import org.connectjakarta.codec.JsonCodec;
import org.connectjakarta.codec.JsonOptions;
import org.jspecify.annotations.Nullable;

/** Reads the small JSON texts of the protocol, with the same guards as messages. */
final class WireJson {
    private static final JsonCodec CODEC =
            new JsonCodec(JsonOptions.DEFAULT, TypeRegistry.getEmptyTypeRegistry());

    private WireJson() {}

    /**
     * The members of an object.
     *
     * @throws ConnectException with {@code invalid_argument} if it is no object, or no JSON
     */
    static Map<String, Value> object(byte[] bytes, int offset, int length) {
        return CODEC.decode(bytes, offset, length, Struct.getDefaultInstance()).getFieldsMap();
    }

    /** Whether a member is missing, or null, which means the same. */
    static boolean isAbsent(@Nullable Value value) {
        return value == null || value.hasNullValue();
    }

    /** The string, or null if the value is something else, or missing. */
    static @Nullable String text(@Nullable Value value) {
        return value != null && value.hasStringValue() ? value.getStringValue() : null;
    }
}
