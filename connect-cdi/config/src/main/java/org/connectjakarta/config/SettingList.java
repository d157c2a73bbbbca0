package org.connectjakarta.config;

import java.util.List;
import java.util.Optional;

/**
 * All settings below a prefix.
 *
 * @param prefix what their keys begin with, such as {@code connect.server.}
 * @param whole for messages: what they are set for together, such as {@code the whole server}
 * @param all the settings
 */
public record SettingList(String prefix, String whole, List<Setting<?>> all) {

    /** The setting of a name below the prefix, or below a service or client. */
    public Optional<Setting<?>> find(String name) {
        return all.stream().filter(setting -> setting.isNamed(name)).findFirst();
    }

    /** The names of all settings. */
    public List<String> names() {
        return all.stream().<String>map(Setting::name).toList();
    }
}
