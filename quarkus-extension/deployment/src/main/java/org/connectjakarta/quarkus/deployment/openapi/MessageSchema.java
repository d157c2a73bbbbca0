package org.connectjakarta.quarkus.deployment.openapi;

import static org.connectjakarta.quarkus.deployment.openapi.Annotations.annotation;
import static org.connectjakarta.quarkus.deployment.openapi.Annotations.constant;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationInstanceBuilder;
import org.jboss.jandex.AnnotationValue;

/** The JSON of a message as a schema: its fields and their types, but nothing of what is in messages, lists and maps within. */
final class MessageSchema {
    private MessageSchema() {}

    static AnnotationInstance of(Descriptor message) {
        AnnotationInstanceBuilder schema =
                annotation("media.Schema").add("title", message.getFullName());
        // Those of protobuf have JSON of their own, which need not be an object.
        if (!message.getFile().getPackage().equals("google.protobuf")) {
            schema.add(type("OBJECT"))
                    .add(
                            "properties",
                            message.getFields().stream()
                                    .map(MessageSchema::property)
                                    .toArray(AnnotationInstance[]::new));
        }
        return schema.build();
    }

    private static AnnotationInstance property(FieldDescriptor field) {
        AnnotationInstanceBuilder property =
                annotation("media.SchemaProperty").add("name", field.getJsonName());
        if (field.isMapField()) {
            return property.add(type("OBJECT")).build();
        }
        if (field.isRepeated()) {
            return property.add(type("ARRAY")).build();
        }
        switch (field.getJavaType()) {
            case BOOLEAN -> property.add(type("BOOLEAN"));
            case INT -> property.add(type("INTEGER")).add("format", "int32");
            // As the format writes them: JavaScript's numbers are too short for them.
            case LONG -> property.add(type("STRING")).add("format", "int64");
            case FLOAT -> property.add(type("NUMBER")).add("format", "float");
            case DOUBLE -> property.add(type("NUMBER")).add("format", "double");
            case STRING -> property.add(type("STRING"));
            case BYTE_STRING -> property.add(type("STRING")).add("format", "byte");
            case ENUM -> property.add(type("STRING")).add("enumeration", names(field));
            case MESSAGE -> property.add("title", field.getMessageType().getFullName());
        }
        return property.build();
    }

    private static String[] names(FieldDescriptor field) {
        return field.getEnumType().getValues().stream()
                .map(EnumValueDescriptor::getName)
                .toArray(String[]::new);
    }

    private static AnnotationValue type(String type) {
        return constant("type", "enums.SchemaType", type);
    }
}
