package org.connectjakarta.mp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The builder on a class path without MicroProfile Config and without an implementation of it. */
class WithoutConfigTest {

    @Test
    void builderNeedsNoMicroProfileConfig() throws Exception {
        try (URLClassLoader loader = loader()) {
            Class<?> type = loader.loadClass(ConnectClientBuilder.class.getName());
            assertThatThrownBy(() -> loader.loadClass("org.eclipse.microprofile.config.Config"))
                    .isInstanceOf(ClassNotFoundException.class);
            Object builder = type.getMethod("newBuilder").invoke(null);
            type.getMethod("baseUri", String.class).invoke(builder, "http://localhost:1");
            AutoCloseable rpc = (AutoCloseable) type.getMethod("buildRpc").invoke(builder);
            assertThat(rpc).isNotNull();
            rpc.close();

            type.getMethod("configKey", String.class).invoke(builder, "greet");
            assertThatThrownBy(() -> type.getMethod("buildRpc").invoke(builder))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("MicroProfile Config");
        }
    }

    private static URLClassLoader loader() throws Exception {
        List<URL> classPath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.contains("microprofile") && !entry.contains("smallrye")) {
                classPath.add(new File(entry).toURI().toURL());
            }
        }
        return new URLClassLoader(
                classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
