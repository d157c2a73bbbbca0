package org.connectjakarta.quarkus.deployment;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Connect: what observers are told. */
@ConfigMapping(prefix = "quarkus.connect")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
interface ObserverConfig {

    /** Readiness. */
    Health health();

    /** Metrics. */
    Metrics metrics();

    /** Traces. */
    Traces traces();

    /** Readiness. */
    interface Health {
        /** Whether services have a readiness check, if SmallRye Health is there. */
        @WithDefault("true")
        boolean enabled();
    }

    /** Metrics. */
    interface Metrics {
        /** Whether calls are measured, if Micrometer is there. */
        @WithDefault("true")
        boolean enabled();
    }

    /** Traces. */
    interface Traces {
        /** Whether the span of a request says which call it is, if OpenTelemetry is there. */
        @WithDefault("true")
        boolean enabled();
    }
}
