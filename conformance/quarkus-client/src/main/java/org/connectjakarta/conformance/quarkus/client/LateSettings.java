package org.connectjakarta.conformance.quarkus.client;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Settings of clients that are known when the runner has told them. Read when the first call of a client is made. */
public final class LateSettings implements ConfigSource {
    /** All objects of this class are one source. */
    private static final Map<String, String> SETTINGS = new ConcurrentHashMap<>();

    private static final int BEFORE_ALL_OTHERS = 1000;

    static void put(String key, String value) {
        SETTINGS.put(key, value);
    }

    @Override
    public Set<String> getPropertyNames() {
        return SETTINGS.keySet();
    }

    @Override
    public @Nullable String getValue(String key) {
        return SETTINGS.get(key);
    }

    @Override
    public String getName() {
        return "the runner";
    }

    @Override
    public int getOrdinal() {
        return BEFORE_ALL_OTHERS;
    }
}
