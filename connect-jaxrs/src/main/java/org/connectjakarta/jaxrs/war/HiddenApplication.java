package org.connectjakarta.jaxrs.war;

import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The JAX-RS application of the services. Not to be referred to: see {@link HiddenClasses}. */
public final class HiddenApplication extends Application {

    @Override
    @SuppressWarnings("deprecation") // what a server scans is not added to an object that is named
    public Set<Object> getSingletons() {
        return Set.of(new HiddenResource());
    }
}
