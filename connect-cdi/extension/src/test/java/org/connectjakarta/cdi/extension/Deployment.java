package org.connectjakarta.cdi.extension;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.spi.Extension;
import java.util.Map;
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
