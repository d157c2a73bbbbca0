package org.connectjakarta.config;

import org.jspecify.annotations.Nullable;

/**
 * One setting.
 *
 * @param prefix what its keys begin with, such as {@code connect.server.}
 * @param name its key below the prefix. One that ends in {@code ."*"} stands for any number of settings, each with its own word there
 * @param type how its values are written
 * @param defaultValue the value when there is none, written as a user would write it; null if the type has no word for it
 * @param scope whether a single service or client may have its own value
 * @param meaning for the reference page: what it does, and what its default means where that is not plain
 */
public record Setting<T>(
        String prefix,
        String name,
        ValueType<T> type,
        @Nullable String defaultValue,
        Scope scope,
        String meaning) {

    private static final String ANY = "\"*\"";

    /** What a setting can be set for. */
    public enum Scope {
        /** All services or clients together only. */
        ALL,
        /** All of them, and any of them. */
        EACH
    }

    /** The key of the value for all. */
    public String key() {
        return prefix + name;
    }

    /** The key of the value for one service or client. */
    public String key(String one) {
        return prefix + '"' + one + "\"." + name;
    }

    /** Whether a name below the prefix, or below a service or client, is one of this setting. */
    boolean isNamed(String candidate) {
        if (!name.endsWith(ANY)) {
            return name.equals(candidate);
        }
        String start = name.substring(0, name.length() - ANY.length());
        return candidate.startsWith(start) && candidate.length() > start.length();
    }

    /** Of a setting that stands for many, the one with the given word. */
    public Setting<T> with(String word) {
        String start = name.substring(0, name.length() - ANY.length());
        return new Setting<>(prefix, start + '"' + word + '"', type, defaultValue, scope, meaning);
    }

    /** The value when there is none; null if there is no default. */
    public @Nullable T parsedDefault() {
        return defaultValue == null ? null : type.parser().apply(defaultValue);
    }
}
