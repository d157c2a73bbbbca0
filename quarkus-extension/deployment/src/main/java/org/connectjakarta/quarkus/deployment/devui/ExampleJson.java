package org.connectjakarta.quarkus.deployment.devui;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A message as JSON with every field, to be filled in. Of a oneof the first field is there; a message within itself is left empty. */
final class ExampleJson {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().serializeNulls().create();

    /** The well-known types whose JSON is no object of their fields. */
    private static final Map<String, JsonElement> WELL_KNOWN =
            Map.ofEntries(
                    Map.entry("Any", new JsonObject()),
                    Map.entry("BoolValue", new JsonPrimitive(false)),
                    Map.entry("BytesValue", new JsonPrimitive("")),
                    Map.entry("DoubleValue", new JsonPrimitive(0)),
                    Map.entry("Duration", new JsonPrimitive("1s")),
                    Map.entry("FieldMask", new JsonPrimitive("")),
                    Map.entry("FloatValue", new JsonPrimitive(0)),
                    Map.entry("Int32Value", new JsonPrimitive(0)),
                    Map.entry("Int64Value", new JsonPrimitive("0")),
                    Map.entry("ListValue", new JsonArray()),
                    Map.entry("StringValue", new JsonPrimitive("")),
                    Map.entry("Struct", new JsonObject()),
                    Map.entry("Timestamp", new JsonPrimitive("2000-01-01T00:00:00Z")),
                    Map.entry("UInt32Value", new JsonPrimitive(0)),
                    Map.entry("UInt64Value", new JsonPrimitive("0")),
                    Map.entry("Value", JsonNull.INSTANCE));

    private final Set<Descriptor> within = new HashSet<>();

    private ExampleJson() {}

    static String of(Descriptor type) {
        return GSON.toJson(new ExampleJson().message(type));
    }

    private JsonElement message(Descriptor type) {
        if (type.getFile().getPackage().equals("google.protobuf")) {
            JsonElement known = WELL_KNOWN.get(type.getName());
            if (known != null) {
                return known.deepCopy();
            }
        }
        JsonObject object = new JsonObject();
        if (within.add(type)) {
            for (FieldDescriptor field : type.getFields()) {
                if (isShown(field)) {
                    object.add(field.getJsonName(), field(field));
                }
            }
            within.remove(type);
        }
        return object;
    }

    private static boolean isShown(FieldDescriptor field) {
        OneofDescriptor choice = field.getRealContainingOneof();
        return choice == null || choice.getField(0).equals(field);
    }

    private JsonElement field(FieldDescriptor field) {
        if (field.isMapField()) {
            JsonObject map = new JsonObject();
            JsonElement key = value(field.getMessageType().findFieldByName("key"));
            map.add(key.getAsString(), value(field.getMessageType().findFieldByName("value")));
            return map;
        }
        if (field.isRepeated()) {
            JsonArray array = new JsonArray();
            array.add(value(field));
            return array;
        }
        return value(field);
    }

    private JsonElement value(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case MESSAGE -> message(field.getMessageType());
            case ENUM -> enumValue(field);
            case BOOLEAN -> new JsonPrimitive(false);
            case INT, FLOAT, DOUBLE -> new JsonPrimitive(0);
            // As the format writes them: JavaScript's numbers are too short for them.
            case LONG -> new JsonPrimitive("0");
            case STRING, BYTE_STRING -> new JsonPrimitive("");
        };
    }

    private static JsonElement enumValue(FieldDescriptor field) {
        return field.getEnumType().getFullName().equals("google.protobuf.NullValue")
                ? JsonNull.INSTANCE
                : new JsonPrimitive(field.getEnumType().getValues().get(0).getName());
    }
}
