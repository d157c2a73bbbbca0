package org.connectjakarta.mp.client;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import java.lang.annotation.Annotation;
import java.util.Map;
import org.connectjakarta.cdi.extension.ConnectExtension;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** An application of a few classes in Weld SE, with a configuration of its own. */
final class Deployment implements AutoCloseable {
    private final SmallRyeConfig config;
    private final WeldContainer container;

    private Deployment(Map<String, String> properties, Weld weld) {
        config =
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(properties, "test.properties", 200))
                        .build();
        ConfigProviderResolver resolver = ConfigProviderResolver.instance();
        // Whatever was asked for before, by a server for one.
        resolver.releaseConfig(resolver.getConfig());
        resolver.registerConfig(config, Thread.currentThread().getContextClassLoader());
        try {
            container = weld.initialize();
        } catch (Throwable t) {
            ConfigProviderResolver.instance().releaseConfig(config);
            throw t;
        }
    }

    static Deployment of(Map<String, String> properties, Class<?>... classes) {
        return of(properties, weld(classes));
    }

    static Deployment of(Map<String, String> properties, Weld weld) {
        return new Deployment(properties, weld);
    }

    /** With the key of one setting of the client {@code name}. */
    static Map<String, String> url(String name, String url) {
        return Map.of("connect.client.\"" + name + "\".url", url);
    }

    /** To be changed before it is deployed. */
    static Weld weld(Class<?>... classes) {
        Extension clients = new ConnectClientExtension();
        Extension services = new ConnectExtension();
        return new Weld()
                .disableDiscovery()
                .addExtension(clients)
                .addExtension(services)
                .addBeanClasses(classes);
    }

    <T> T select(Class<T> type, Annotation... qualifiers) {
        return container.select(type, qualifiers).get();
    }

    BeanManager beans() {
        return container.getBeanManager();
    }

    @Override
    public void close() {
        container.shutdown();
        ConfigProviderResolver.instance().releaseConfig(config);
    }
}
