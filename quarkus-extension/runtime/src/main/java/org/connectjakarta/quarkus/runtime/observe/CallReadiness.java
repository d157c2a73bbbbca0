package org.connectjakarta.quarkus.runtime.observe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.connectjakarta.quarkus.runtime.Services;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready with the services that are served, and not any more once the application shuts down. */
@Readiness
@ApplicationScoped
public class CallReadiness implements HealthCheck {
    private final Services services;

    /** For the container. */
    @Inject
    CallReadiness(Services services) {
        this.services = services;
    }

    @Override
    public HealthCheckResponse call() {
        boolean draining = services.isDraining();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("Connect services").status(!draining);
        services.names()
                .forEach(name -> response.withData(name, draining ? "draining" : "serving"));
        return response.build();
    }
}
