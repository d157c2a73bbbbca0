package org.connectjakarta.quarkus.runtime;

import io.quarkus.arc.Arc;
import org.jspecify.annotations.Nullable;

/** The services of the application for what is made before they are there; looked up with the first request. Thread-safe. */
final class LateServices {
    private volatile @Nullable Services known;

    Services get() {
        Services services = known;
        if (services == null) {
            services = Arc.container().instance(Services.class).get();
            known = services;
        }
        return services;
    }
}
