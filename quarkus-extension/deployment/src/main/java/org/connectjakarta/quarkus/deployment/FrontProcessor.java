package org.connectjakarta.quarkus.deployment;

import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.resteasy.reactive.server.spi.PreExceptionMapperHandlerBuildItem;
import io.quarkus.vertx.http.deployment.FilterBuildItem;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.quarkus.runtime.AnsweringMethod;
import org.connectjakarta.quarkus.runtime.FrontRecorder;
import org.connectjakarta.quarkus.runtime.RefusedHandler;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** The build steps of what stands in front of the services, so that whoever refuses a call does so in its protocol. */
class FrontProcessor {
    /** Before the mappers of observers, which would see a call as a failed request. */
    private static final int FIRST = 0;

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void filters(
            List<ServiceClassBuildItem> classes,
            CombinedIndexBuildItem index,
            FrontRecorder recorder,
            BuildProducer<FilterBuildItem> filters) {
        filters.produce(
                new FilterBuildItem(recorder.preflight(), SecurityHandlerPriorities.CORS + 1));
        // After Quarkus REST, which has its own way with requests that cannot be authenticated.
        filters.produce(
                new FilterBuildItem(
                        recorder.enter(methods(classes, index.getIndex())),
                        SecurityHandlerPriorities.AUTHENTICATION - 2));
        filters.produce(FilterBuildItem.ofPreAuthenticationFailureHandler(recorder.failed()));
    }

    /** For each procedure the methods that may say how its callers authenticate. */
    private static Map<String, List<AnsweringMethod>> methods(
            List<ServiceClassBuildItem> classes, IndexView index) {
        AccessAnnotations access = new AccessAnnotations(index);
        Map<String, List<AnsweringMethod>> methods = new TreeMap<>();
        for (ServiceClassBuildItem each : classes) {
            for (MethodSpec<?, ?> spec : GeneratedTypes.methods(each.type().name().toString())) {
                MethodInfo declared = JavaMethods.of(each.type(), spec.procedure());
                List<AnsweringMethod> own =
                        methods.computeIfAbsent(spec.procedure(), name -> new ArrayList<>());
                access.methods(declared, each.implementation()).stream()
                        .map(FrontProcessor::handedOver)
                        .forEach(own::add);
            }
        }
        return methods;
    }

    private static AnsweringMethod handedOver(MethodInfo method) {
        return new AnsweringMethod(
                method.declaringClass().name().toString(),
                method.name(),
                method.parameterType(0).name().toString());
    }

    @BuildStep
    PreExceptionMapperHandlerBuildItem refusals() {
        return new PreExceptionMapperHandlerBuildItem(new RefusedHandler(), FIRST);
    }
}
