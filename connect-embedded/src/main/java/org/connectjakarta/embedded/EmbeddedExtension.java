package org.connectjakarta.embedded;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/** Adds the beans that Jakarta EE servers have and Weld SE has not. */
public class EmbeddedExtension implements Extension {
    void addPrincipal(@Observes BeforeBeanDiscovery event) {
        event.addAnnotatedType(InjectedPrincipal.class, InjectedPrincipal.class.getName());
    }
}
