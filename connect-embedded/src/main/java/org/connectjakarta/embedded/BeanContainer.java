package org.connectjakarta.embedded;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import org.jspecify.annotations.Nullable;

/** The CDI container that the beans come from: one that runs already, or Weld SE, started and stopped with the server. */
final class BeanContainer implements AutoCloseable {
    private final BeanManager beans;
    private final @Nullable SeContainer own;

    private BeanContainer(BeanManager beans, @Nullable SeContainer own) {
        this.beans = beans;
        this.own = own;
    }

    /** The container of somebody else, who also closes it. */
    static BeanContainer of(BeanManager beans) {
        return new BeanContainer(beans, null);
    }

    /** The running container if there is one; otherwise a new one with the beans on the class path. */
    static BeanContainer find() {
        BeanManager running = running();
        if (running != null) {
            return of(running);
        }
        SeContainer container =
                SeContainerInitializer.newInstance()
                        // The server's own hook stops first the calls, then the beans.
                        .addProperty("org.jboss.weld.se.shutdownHook", false)
                        .initialize();
        return new BeanContainer(container.getBeanManager(), container);
    }

    private static @Nullable BeanManager running() {
        try {
            return CDI.current().getBeanManager();
        } catch (IllegalStateException e) {
            // CDI 4.0, CDI.current(): no provider, or no container.
            return null;
        }
    }

    BeanManager beans() {
        return beans;
    }

    @Override
    public void close() {
        if (own != null && own.isRunning()) {
            own.close();
        }
    }
}
