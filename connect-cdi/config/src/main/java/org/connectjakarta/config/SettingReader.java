package org.connectjakarta.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/**
 * Reads values, and goes on with the default after reporting one that cannot be read, so that a deployment shows all that is wrong.
 * Not thread-safe.
 */
public final class SettingReader {
    private final Config config;
    private final Consumer<String> problems;

    /** What was read under a key, so that a value that several share is read and reported once. */
    private final Map<String, Read> values = new HashMap<>();

    /**
     * A reader.
     *
     * @param problems told of each value that is wrong, with its key, where it comes from and what is expected
     */
    public SettingReader(Config config, Consumer<String> problems) {
        this.config = config;
        this.problems = problems;
    }

    /** The values for all. */
    public SettingValues forAll() {
        return values(setting -> List.of(setting.key()));
    }

    /** The values for one service or client: its own, or else those for all. */
    public SettingValues forOne(String one) {
        return values(setting -> List.of(setting.key(one), setting.key()));
    }

    /** The values under the keys that a setting has: the first key that has a value counts. */
    public SettingValues values(Function<Setting<?>, List<String>> keys) {
        return new SettingValues() {
            @Override
            public <T> @Nullable T optional(Setting<T> setting) {
                for (String key : keys.apply(setting)) {
                    T value = read(setting, key);
                    if (value != null) {
                        return value;
                    }
                }
                return setting.parsedDefault();
            }
        };
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
                                    setting.type().shown().apply(raw),
                                    value.getSourceName(),
                                    reason,
                                    setting.type().form()));
            return null;
        }
    }

    private record Read(@Nullable Object value) {}
}
