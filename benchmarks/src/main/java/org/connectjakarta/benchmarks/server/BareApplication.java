package org.connectjakarta.benchmarks.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The JAX-RS application of the embedded server. */
@ApplicationScoped
@ApplicationPath("/jaxrs")
public class BareApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(BareResource.class, EmbeddedResource.class);
    }
}
