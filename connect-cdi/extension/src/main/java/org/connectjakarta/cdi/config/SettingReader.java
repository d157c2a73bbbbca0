package org.connectjakarta.cdi.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/**
 * Reads values, and goes on with the default after reporting one that cannot be read, so that a deployment shows all that is wrong.
 * Not thread-safe.
 */
final class SettingReader {
    private final Config config;
    private final Consumer<String> problems;

    /** What was read under a key, so that a value that all services share is read and reported once. */
    private final Map<String, Read> values = new HashMap<>();

    SettingReader(Config config, Consumer<String> problems) {
        this.config = config;
        this.problems = problems;
    }

    /** The value for the server; null if there is neither a value nor a default. */
    <T> @Nullable T optional(Setting<T> setting) {
        T value = read(setting, setting.key());
        return value != null ? value : defaultOf(setting);
    }

    /** The value for a service: its own, or else that for the server. */
    <T> @Nullable T optional(Setting<T> setting, String service) {
        T value = read(setting, setting.key(service));
        return value != null ? value : optional(setting);
    }

    /** As {@link #optional(Setting)}, for a setting that has a default. */
    <T> T get(Setting<T> setting) {
        return Objects.requireNonNull(optional(setting));
    }

    /** As {@link #optional(Setting, String)}, for a setting that has a default. */
    <T> T get(Setting<T> setting, String service) {
        return Objects.requireNonNull(optional(setting, service));
    }

    @SuppressWarnings("unchecked") // what stands under a key was read by the type of its setting
    private <T> @Nullable T read(Setting<T> setting, String key) {
        return (T) values.computeIfAbsent(key, absent -> new Read(parse(setting, key))).value();
    }

    private <T> @Nullable T parse(Setting<T> setting, String key) {
        ConfigValue value = config.getConfigValue(key);
        String raw = value.getRawValue();
        // MicroProfile Config 3.1: an empty value is no value.
        if (raw == null || raw.isBlank()) {
            return null;
        }
        try {
            String text = value.getValue();
            if (text == null) {
                throw new IllegalArgumentException("it refers to a property that is not there");
            }
            return text.isBlank() ? null : setting.type().parser().apply(text.trim());
        } catch (IllegalArgumentException e) {
            String reason = e instanceof NumberFormatException ? "not a number" : e.getMessage();
            problems.accept(
                    "%s = \"%s\" (from %s): %s. Expected: %s"
                            .formatted(
                                    key,
                                    raw,
                                    value.getSourceName(),
                                    reason,
                                    setting.type().form()));
            return null;
        }
    }

    private static <T> @Nullable T defaultOf(Setting<T> setting) {
        return setting.defaultValue() == null
                ? null
                : setting.type().parser().apply(setting.defaultValue());
    }

    private record Read(@Nullable Object value) {}
}
