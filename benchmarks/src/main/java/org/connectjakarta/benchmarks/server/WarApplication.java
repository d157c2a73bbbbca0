package org.connectjakarta.benchmarks.server;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The JAX-RS application of a WAR. Not a bean, so that the embedded server does not see it. */
@ApplicationPath("/jaxrs")
public class WarApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(BareResource.class);
    }
}
