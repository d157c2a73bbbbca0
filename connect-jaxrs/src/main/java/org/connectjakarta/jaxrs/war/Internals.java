package org.connectjakarta.jaxrs.war;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a server keeps to itself, and this door has to know. */
final class Internals {
    private static final Map<Name, Field> FIELDS = new ConcurrentHashMap<>();

    private record Name(Class<?> type, String field) {}

    private Internals() {}

    /** The value of a field of an object, or of a class that it extends. */
    static Object value(Object object, String field) throws ReflectiveOperationException {
        return field(object, field).get(object);
    }

    /** A field of an object, or of a class that it extends. */
    static Field field(Object object, String field) throws NoSuchFieldException {
        Name name = new Name(object.getClass(), field);
        Field known = FIELDS.get(name);
        if (known == null) {
            known = find(object.getClass(), field);
            known.setAccessible(true);
            FIELDS.put(name, known);
        }
        return known;
    }

    private static Field find(Class<?> of, String field) throws NoSuchFieldException {
        for (Class<?> type = of; type != null; type = type.getSuperclass()) {
            for (Field declared : type.getDeclaredFields()) {
                if (declared.getName().equals(field)) {
                    return declared;
                }
            }
        }
        throw new NoSuchFieldException(of.getName() + "." + field);
    }
}
