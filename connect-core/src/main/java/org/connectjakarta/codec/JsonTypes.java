package org.connectjakarta.codec;

import com.google.protobuf.Descriptors.Descriptor;
import java.util.Set;

/** The message types whose JSON is not an object with a member for each field: protobuf's ProtoJSON specification, well-known types. */
final class JsonTypes {
    private static final String ANY = "google.protobuf.Any";
    private static final String STRUCT = "google.protobuf.Struct";
    private static final Set<String> NUMBERS =
            Set.of(
                    "google.protobuf.DoubleValue",
                    "google.protobuf.FloatValue",
                    "google.protobuf.Int32Value",
                    "google.protobuf.Int64Value",
                    "google.protobuf.UInt32Value",
                    "google.protobuf.UInt64Value");
    private static final Set<String> OTHERS =
            Set.of(
                    "google.protobuf.BoolValue",
                    "google.protobuf.BytesValue",
                    "google.protobuf.Duration",
                    "google.protobuf.FieldMask",
                    "google.protobuf.ListValue",
                    "google.protobuf.StringValue",
                    "google.protobuf.Timestamp",
                    "google.protobuf.Value");

    private JsonTypes() {}

    /** Whether the JSON of the type is always an object. */
    static boolean isObject(Descriptor type) {
        return !isNumber(type) && !OTHERS.contains(type.getFullName());
    }

    /** Whether the JSON of the type is an object with a member for each field. */
    static boolean hasFields(Descriptor type) {
        return isObject(type) && !isAny(type) && !type.getFullName().equals(STRUCT);
    }

    /** Whether the JSON of the type is a number, or a string that is read as one. */
    static boolean isNumber(Descriptor type) {
        return NUMBERS.contains(type.getFullName());
    }

    static boolean isAny(Descriptor type) {
        return type.getFullName().equals(ANY);
    }
}
