package org.connectjakarta.call;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What interceptors and services keep for the rest of a call. Thread-safe. */
final class CallValues {
    /** Most calls keep nothing, and need no map. */
    private Map<Class<?>, Object> values = Map.of();

    /** As {@link org.connectjakarta.CallContext#put}. */
    synchronized <T> void put(Class<T> type, T value) {
        values = values.isEmpty() ? new HashMap<>() : values;
        values.put(type, value);
    }

    /** As {@link org.connectjakarta.CallContext#get}. */
    synchronized <T> Optional<T> get(Class<T> type) {
        return Optional.ofNullable(type.cast(values.get(type)));
    }
}
