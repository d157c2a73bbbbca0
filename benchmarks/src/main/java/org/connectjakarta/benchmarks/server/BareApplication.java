package org.connectjakarta.benchmarks.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** A JAX-RS application as anybody would write one. */
@ApplicationScoped
@ApplicationPath("/jaxrs")
public class BareApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(BareResource.class);
    }
}
