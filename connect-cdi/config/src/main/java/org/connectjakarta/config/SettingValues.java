package org.connectjakarta.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The values of settings, wherever they come from. */
public interface SettingValues {

    /** The value, or else the default; null if there is neither. */
    <T> @Nullable T optional(Setting<T> setting);

    /** As {@link #optional}, for a setting that has a default. */
    default <T> T get(Setting<T> setting) {
        return Objects.requireNonNull(optional(setting), setting.name());
    }
}
