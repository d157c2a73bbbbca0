package org.connectjakarta.cdi.config;

import org.jspecify.annotations.Nullable;

/**
 * One setting of the server.
 *
 * @param name its key below {@code connect.server.}
 * @param type how its values are written
 * @param defaultValue the value when there is none, written as a user would write it; null if the type has no word for it
 * @param scope whether a single service may have its own value
 * @param meaning for the reference page: what it does, and what its default means where that is not plain
 */
record Setting<T>(
        String name,
        ValueType<T> type,
        @Nullable String defaultValue,
        Scope scope,
        String meaning) {

    static final String PREFIX = "connect.server.";

    /** What a setting can be set for. */
    enum Scope {
        /** The whole server only. */
        SERVER,
        /** All services, and any of them. */
        SERVICE
    }

    /** The key of the value for all services. */
    String key() {
        return PREFIX + name;
    }

    /** The key of the value for one service. */
    String key(String service) {
        return PREFIX + '"' + service + "\"." + name;
    }
}
