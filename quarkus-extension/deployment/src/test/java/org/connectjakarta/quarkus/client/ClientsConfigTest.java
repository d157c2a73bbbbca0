package org.connectjakarta.quarkus.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.junit.jupiter.api.Test;

class ClientsConfigTest {
    /** What the builder takes as objects, or makes, and no setting says. */
    private static final Set<String> NO_SETTINGS =
            Set.of("build", "buildRpc", "configKey", "executor", "inbound", "transport");

    @Test
    void itHasTheNamesOfTheBuilderAndThatOfATlsConfiguration() {
        Set<String> settings = new TreeSet<>(Set.of("baseUri", "header"));
        add(settings, ClientsConfig.ClientConfig.class, "");
        add(settings, ClientsConfig.CompressionConfig.class, "compression");
        add(settings, ClientsConfig.JsonConfig.class, "json");
        settings.removeAll(
                Set.of("url", "uri", "headers", "json", "compressionName", "tlsConfigurationName"));

        Set<String> methods = new TreeSet<>();
        Arrays.stream(ConnectClientBuilder.class.getMethods())
                .filter(each -> each.getDeclaringClass() == ConnectClientBuilder.class)
                .filter(each -> !java.lang.reflect.Modifier.isStatic(each.getModifiers()))
                .map(Method::getName)
                .filter(each -> !NO_SETTINGS.contains(each))
                .forEach(methods::add);

        assertThat(settings).isEqualTo(methods);
    }

    private static void add(Set<String> settings, Class<?> group, String prefix) {
        for (Method each : group.getMethods()) {
            String name = each.getName();
            settings.add(
                    prefix.isEmpty()
                            ? name
                            : prefix + name.substring(0, 1).toUpperCase() + name.substring(1));
        }
    }
}
