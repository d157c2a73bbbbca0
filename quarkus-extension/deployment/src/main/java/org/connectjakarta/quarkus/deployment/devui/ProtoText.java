package org.connectjakarta.quarkus.deployment.devui;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** A message and the types of its fields, much as a proto file declares them: for people to read. */
final class ProtoText {
    private final StringBuilder text = new StringBuilder();
    private final Set<Object> seen = new HashSet<>();
    private final Deque<Object> waiting = new ArrayDeque<>();

    private ProtoText() {}

    static String of(Descriptor type) {
        ProtoText proto = new ProtoText();
        proto.refer(type);
        while (!proto.waiting.isEmpty()) {
            Object next = proto.waiting.remove();
            if (next instanceof Descriptor message) {
                proto.message(message);
            } else {
                proto.enumeration((EnumDescriptor) next);
            }
        }
        return proto.text.toString().stripTrailing();
    }

    private void refer(Object type) {
        if (seen.add(type)) {
            waiting.add(type);
        }
    }

    private void message(Descriptor type) {
        text.append("message ").append(type.getFullName()).append(" {\n");
        OneofDescriptor open = null;
        for (FieldDescriptor field : type.getFields()) {
            OneofDescriptor choice = field.getRealContainingOneof();
            if (open != null && open != choice) {
                text.append("  }\n");
            }
            if (choice != null && open != choice) {
                text.append("  oneof ").append(choice.getName()).append(" {\n");
            }
            open = choice;
            text.append(choice == null ? "  " : "    ");
            field(field);
        }
        text.append(open == null ? "}\n\n" : "  }\n}\n\n");
    }

    private void field(FieldDescriptor field) {
        if (field.isMapField()) {
            Descriptor entry = field.getMessageType();
            text.append("map<").append(type(entry.findFieldByName("key"))).append(", ");
            text.append(type(entry.findFieldByName("value"))).append('>');
        } else {
            text.append(field.isRepeated() ? "repeated " : "").append(type(field));
        }
        text.append(' ').append(field.getName()).append(" = ");
        text.append(field.getNumber()).append(";\n");
    }

    private String type(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case MESSAGE -> {
                Descriptor type = field.getMessageType();
                if (!type.getFile().getPackage().equals("google.protobuf")) {
                    refer(type);
                }
                yield type.getFullName();
            }
            case ENUM -> {
                refer(field.getEnumType());
                yield field.getEnumType().getFullName();
            }
            default -> field.getType().name().toLowerCase(Locale.ROOT);
        };
    }

    private void enumeration(EnumDescriptor type) {
        text.append("enum ").append(type.getFullName()).append(" {\n");
        for (EnumValueDescriptor value : type.getValues()) {
            text.append("  ").append(value.getName()).append(" = ").append(value.getNumber());
            text.append(";\n");
        }
        text.append("}\n\n");
    }
}
