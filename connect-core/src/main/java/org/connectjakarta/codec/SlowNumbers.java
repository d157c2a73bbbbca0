package org.connectjakarta.codec;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TypeRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Strings that would take long to read as a number, such as {@code "1e100000000"}: refused where {@code JsonFormat} would read one, left
 * alone elsewhere. Older versions of it spend half a minute on that one; it reads strings and keys as numbers where a field is numeric,
 * and where it is an enum.
 */
final class SlowNumbers {
    private final TypeRegistry types;
    private final int maxLength;
    private final Deque<Place> places = new ArrayDeque<>();
    private final Map<Descriptor, Map<String, FieldDescriptor>> fields = new HashMap<>();

    private SlowNumbers(TypeRegistry types, int maxLength) {
        this.types = types;
        this.maxLength = maxLength;
    }

    /** A value, and the message that it is to become; a number if that is null. */
    private record Place(Object value, @Nullable Descriptor message) {}

    /** Whether a string or key that was checked would take long to read as a number. Quick to say no. */
    static boolean isSlow(JsonStrings strings, int from, int to, int maxLength) {
        boolean exponent = false;
        for (int i = from; i < to; i++) {
            byte next = strings.at(i);
            if (next == '\\' || strings.isForeignDigit(i)) {
                return isSlow(strings.text(from, to), maxLength);
            }
            if ((next | 0x20) == 'e') {
                exponent = true;
            } else if (!isAsciiNumeric(next)) {
                return false;
            }
        }
        return (exponent || to - from > maxLength) && isSlow(strings.text(from, to), maxLength);
    }

    private static boolean isAsciiNumeric(byte next) {
        return next >= '0' && next <= '9' || next == '-' || next == '.' || next == '+';
    }

    /** As {@code BigDecimal} reads numbers, which knows digits of all scripts. */
    private static boolean isSlow(String text, int maxLength) {
        int exponent = -1;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (Character.isDigit(next)) {
                if (exponent >= 0) {
                    exponent =
                            Math.min(
                                    10 * exponent + Character.digit(next, 10),
                                    JsonGuard.MAX_EXPONENT + 1);
                }
            } else if (next == 'e' || next == 'E') {
                exponent = 0;
            } else if (next != '-' && next != '.' && next != '+') {
                return false;
            }
        }
        return exponent > JsonGuard.MAX_EXPONENT || text.length() > maxLength;
    }

    /**
     * Refuses a document in which such a string or key stands where a number is read.
     *
     * @throws ConnectException with {@code invalid_argument}
     */
    static void refuse(
            byte[] bytes,
            int offset,
            int length,
            Descriptor type,
            TypeRegistry types,
            JsonOptions options) {
        SlowNumbers walk = new SlowNumbers(types, options.maxNumberLength());
        walk.message(JsonTree.read(bytes, offset, length), type);
        while (!walk.places.isEmpty()) {
            walk.visit(walk.places.pop());
        }
    }

    private void visit(Place place) {
        Descriptor type = place.message;
        if (place.value instanceof List<?> list) {
            list.forEach(element -> places.push(new Place(element, type)));
        } else if (place.value instanceof Map<?, ?> object) {
            if (type != null) {
                object(object, type);
            }
        } else if (type == null) {
            number(place.value);
        }
    }

    private void object(Map<?, ?> object, Descriptor type) {
        if (JsonTypes.isAny(type)) {
            any(object);
        } else {
            object.forEach((key, value) -> field(fieldsOf(type).get(key), value));
        }
    }

    private void any(Map<?, ?> object) {
        Descriptor type = find(object.get("@type"));
        if (type == null) {
            return; // which JsonFormat does not read
        }
        if (JsonTypes.hasFields(type)) {
            object(object, type);
        } else {
            message(object.get("value"), type);
        }
    }

    private @Nullable Descriptor find(@Nullable Object url) {
        try {
            return url instanceof String text ? types.getDescriptorForTypeUrl(text) : null;
        } catch (InvalidProtocolBufferException e) {
            return null;
        }
    }

    private void field(@Nullable FieldDescriptor field, Object value) {
        if (field == null) {
            return;
        }
        if (!field.isMapField()) {
            value(field, value);
        } else if (value instanceof Map<?, ?> map) {
            FieldDescriptor keyField = field.getMessageType().findFieldByNumber(1);
            FieldDescriptor valueField = field.getMessageType().findFieldByNumber(2);
            map.forEach(
                    (key, element) -> {
                        value(keyField, key);
                        value(valueField, element);
                    });
        }
    }

    private void value(FieldDescriptor field, Object value) {
        switch (field.getJavaType()) {
            case INT, LONG, FLOAT, DOUBLE, ENUM -> places.push(new Place(value, null));
            case MESSAGE -> message(value, field.getMessageType());
            default -> {} // never a number
        }
    }

    private void message(@Nullable Object value, Descriptor type) {
        if (value == null) {
            return;
        }
        if (JsonTypes.isNumber(type)) {
            places.push(new Place(value, null));
        } else if (JsonTypes.hasFields(type) || JsonTypes.isAny(type)) {
            places.push(new Place(value, type));
        }
    }

    private void number(Object value) {
        if (value instanceof String text && isSlow(text, maxLength)) {
            throw new ConnectException(
                    Code.INVALID_ARGUMENT,
                    "invalid JSON: a number in a string is too long, or its exponent too large");
        }
    }

    private Map<String, FieldDescriptor> fieldsOf(Descriptor type) {
        return fields.computeIfAbsent(
                type,
                message -> {
                    Map<String, FieldDescriptor> names = new HashMap<>();
                    for (FieldDescriptor field : message.getFields()) {
                        names.put(field.getName(), field);
                        names.put(field.getJsonName(), field);
                    }
                    return names;
                });
    }
}
