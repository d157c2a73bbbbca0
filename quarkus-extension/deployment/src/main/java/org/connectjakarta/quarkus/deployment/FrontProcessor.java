package org.connectjakarta.quarkus.deployment;

import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.resteasy.reactive.server.spi.PreExceptionMapperHandlerBuildItem;
import io.quarkus.vertx.http.deployment.FilterBuildItem;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import org.connectjakarta.quarkus.runtime.FrontRecorder;
import org.connectjakarta.quarkus.runtime.RefusedHandler;

/** The build steps of what stands in front of the services, so that whoever refuses a call does so in its protocol. */
class FrontProcessor {
    /** Before the mappers of observers, which would see a call as a failed request. */
    private static final int FIRST = 0;

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void filters(FrontRecorder recorder, BuildProducer<FilterBuildItem> filters) {
        filters.produce(
                new FilterBuildItem(recorder.preflight(), SecurityHandlerPriorities.CORS + 1));
        // After Quarkus REST, which has its own way with requests that cannot be authenticated.
        filters.produce(
                new FilterBuildItem(
                        recorder.enter(), SecurityHandlerPriorities.AUTHENTICATION - 2));
        filters.produce(FilterBuildItem.ofPreAuthenticationFailureHandler(recorder.failed()));
    }

    @BuildStep
    PreExceptionMapperHandlerBuildItem refusals() {
        return new PreExceptionMapperHandlerBuildItem(new RefusedHandler(), FIRST);
    }
}
