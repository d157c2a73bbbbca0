package org.connectjakarta.mp;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** The default sources, and one more whose name is {@code test.properties}. */
final class TestConfig {
    private TestConfig() {}

    static Config of(String... keysAndValues) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test.properties", 200))
                .addDefaultSources()
                .addDefaultInterceptors()
                .build();
    }
}
