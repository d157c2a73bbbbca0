package org.connectjakarta.quarkus.deployment;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.metrics.MetricsCapabilityBuildItem;
import io.quarkus.runtime.metrics.MetricsFactory;
import io.quarkus.smallrye.health.deployment.spi.HealthBuildItem;
import java.util.List;
import java.util.Optional;

/** The build steps of what observes calls, each only where the application has the extension that it is for. */
class ObserverProcessor {
    private static final String PACKAGE = "org.connectjakarta.quarkus.runtime.observe.";

    @BuildStep
    void observe(
            Capabilities capabilities,
            Optional<MetricsCapabilityBuildItem> metrics,
            ObserverConfig config,
            List<ServiceClassBuildItem> services,
            BuildProducer<AdditionalBeanBuildItem> beans) {
        if (services.isEmpty()) {
            return;
        }
        boolean micrometer =
                metrics.map(found -> found.metricsSupported(MetricsFactory.MICROMETER))
                        .orElse(false);
        if (micrometer && config.metrics().enabled()) {
            beans.produce(AdditionalBeanBuildItem.unremovableOf(PACKAGE + "CallMetrics"));
        }
        if (capabilities.isPresent(Capability.OPENTELEMETRY_TRACER) && config.traces().enabled()) {
            beans.produce(AdditionalBeanBuildItem.unremovableOf(PACKAGE + "CallSpans"));
        }
    }

    @BuildStep
    void readiness(
            Capabilities capabilities,
            ObserverConfig config,
            List<ServiceClassBuildItem> services,
            BuildProducer<HealthBuildItem> checks) {
        if (!services.isEmpty() && capabilities.isPresent(Capability.SMALLRYE_HEALTH)) {
            checks.produce(
                    new HealthBuildItem(PACKAGE + "CallReadiness", config.health().enabled()));
        }
    }
}
