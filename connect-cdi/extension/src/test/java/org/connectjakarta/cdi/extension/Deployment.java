package org.connectjakarta.cdi.extension;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.spi.Extension;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.connectjakarta.server.RpcServer;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** An application of a few classes in Weld SE, with a configuration of its own. No request scope is active in it. */
final class Deployment implements AutoCloseable {
    private final SmallRyeConfig config;
    private final WeldContainer container;

    private Deployment(Map<String, String> properties, Weld weld) {
        config =
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(properties, "test.properties", 200))
                        .addDefaultSources()
                        .build();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        ConfigProviderResolver.instance().registerConfig(config, loader);
        try {
            container = weld.initialize();
        } catch (Throwable t) {
            ConfigProviderResolver.instance().releaseConfig(config);
            throw t;
        }
    }

    static Deployment of(Class<?>... classes) {
        return of(Map.of(), classes);
    }

    static Deployment of(Map<String, String> properties, Class<?>... classes) {
        return of(properties, weld(classes));
    }

    static Deployment of(Map<String, String> properties, Weld weld) {
        return new Deployment(properties, weld);
    }

    /** To be changed before it is deployed. */
    static Weld weld(Class<?>... classes) {
        Extension extension = new ConnectExtension();
        return new Weld().disableDiscovery().addExtension(extension).addBeanClasses(classes);
    }

    /**
     * An application as users write it: an archive with an empty beans.xml, which means discovery by bean-defining annotations, and
     * the extension found as a service.
     */
    static Deployment ofArchive(Path directory, Class<?> beanClass) throws IOException {
        String file = beanClass.getName().replace('.', '/') + ".class";
        Path jar = directory.resolve("application.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                InputStream code = beanClass.getClassLoader().getResourceAsStream(file)) {
            out.putNextEntry(new JarEntry("META-INF/beans.xml"));
            out.putNextEntry(new JarEntry(file));
            code.transferTo(out);
        }
        URLClassLoader loader =
                new URLClassLoader(
                        new URL[] {jar.toUri().toURL()}, Deployment.class.getClassLoader());
        return new Deployment(Map.of(), new Weld().setClassLoader(loader));
    }

    RpcServer server() {
        return select(RpcServer.class);
    }

    <T> T select(Class<T> type) {
        return container.select(type).get();
    }

    @Override
    public void close() {
        container.shutdown();
        ConfigProviderResolver.instance().releaseConfig(config);
    }
}
