package org.connectjakarta.quarkus.deployment;

import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.pkg.builditem.CompiledJavaVersionBuildItem;
import io.quarkus.deployment.pkg.builditem.CompiledJavaVersionBuildItem.JavaVersion.Status;
import io.quarkus.gizmo.ClassOutput;
import io.quarkus.resteasy.reactive.server.spi.MethodScannerBuildItem;
import io.quarkus.resteasy.reactive.server.spi.TargetJavaVersionBuildItem;
import io.quarkus.resteasy.reactive.spi.GeneratedJaxRsResourceBuildItem;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.quarkus.runtime.CallCustomizer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.resteasy.reactive.common.processor.TargetJavaVersion;
import org.jboss.resteasy.reactive.server.model.HandlerChainCustomizer;
import org.jboss.resteasy.reactive.server.processor.scanning.MethodScanner;

/** The build steps of the door: for each service a resource of Quarkus REST, whose methods are taken over. */
class ResourceProcessor {
    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;
    private static final String PATH_PREFIX = "connect.server.path-prefix";

    /** What stands before procedures in the URL, as far as is known when the application is built; empty for nothing. */
    static String pathPrefix() {
        return ConfigProvider.getConfig().getOptionalValue(PATH_PREFIX, String.class).orElse("");
    }

    @BuildStep
    MethodScannerBuildItem resources(
            List<ServiceClassBuildItem> classes,
            CombinedIndexBuildItem index,
            ExecutionRulesBuildItem rules,
            Capabilities capabilities,
            CompiledJavaVersionBuildItem compiled,
            Optional<TargetJavaVersionBuildItem> target,
            BuildProducer<GeneratedJaxRsResourceBuildItem> generated) {
        ClassOutput output =
                (name, bytes) ->
                        generated.produce(new GeneratedJaxRsResourceBuildItem(name, bytes));
        boolean virtualThreads = hasVirtualThreads(compiled, target);
        boolean described = capabilities.isPresent(Capability.SMALLRYE_OPENAPI);
        String prefix = pathPrefix();
        Map<String, List<ServiceClassBuildItem>> services =
                classes.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ServiceClassBuildItem::service,
                                        TreeMap::new,
                                        Collectors.toList()));
        Map<String, Map<String, String>> procedures = new HashMap<>();
        services.forEach(
                (name, candidates) -> {
                    ServiceResource resource = new ServiceResource(name, prefix, described);
                    resource.write(
                            output,
                            GeneratedTypes.methods(candidates.get(0).type().name().toString()),
                            method ->
                                    available(
                                            model(method, candidates, rules.rules()),
                                            virtualThreads),
                            method -> access(method, candidates, index.getIndex()));
                    procedures.put(resource.className(), resource.procedures());
                });
        return new MethodScannerBuildItem(new Scanner(procedures));
    }

    /** Which bean it will be is not known yet: if they differ, a thread that may wait suits all. */
    private static ExecutionModel model(
            MethodSpec<?, ?> method, List<ServiceClassBuildItem> candidates, ExecutionRules rules) {
        Set<ExecutionModel> models = EnumSet.noneOf(ExecutionModel.class);
        candidates.forEach(
                each ->
                        models.add(
                                rules.of(
                                        JavaMethods.of(each.type(), method.procedure()),
                                        each.implementation())));
        return models.size() == 1 ? models.iterator().next() : ExecutionModel.WORKER;
    }

    /** Which bean it will be is not known yet: if they differ, what Quarkus checks at the bean itself must do. */
    private static List<AnnotationInstance> access(
            MethodSpec<?, ?> method, List<ServiceClassBuildItem> candidates, IndexView index) {
        AccessAnnotations annotations = new AccessAnnotations(index);
        Map<String, List<AnnotationInstance>> said = new HashMap<>();
        for (ServiceClassBuildItem each : candidates) {
            List<AnnotationInstance> access =
                    annotations.of(
                            JavaMethods.of(each.type(), method.procedure()), each.implementation());
            said.put(access.toString(), access);
        }
        return said.size() == 1 ? said.values().iterator().next() : List.of();
    }

    /** What Quarkus REST goes by, which refuses the annotation otherwise. */
    private static boolean hasVirtualThreads(
            CompiledJavaVersionBuildItem compiled, Optional<TargetJavaVersionBuildItem> target) {
        boolean old =
                target.map(
                                given ->
                                        given.getTargetJavaVersion().isJava19OrHigher()
                                                == TargetJavaVersion.Status.FALSE)
                        .orElse(compiled.getJavaVersion().isJava21OrHigher() == Status.FALSE);
        return !old && Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS;
    }

    /** Without virtual threads a worker thread does, as elsewhere in Quarkus. */
    private static ExecutionModel available(ExecutionModel model, boolean virtualThreads) {
        return model == ExecutionModel.VIRTUAL_THREAD && !virtualThreads
                ? ExecutionModel.WORKER
                : model;
    }

    /** Tells the methods of the generated resources from all others. */
    private record Scanner(Map<String, Map<String, String>> procedures) implements MethodScanner {
        @Override
        public List<HandlerChainCustomizer> scan(
                MethodInfo method, ClassInfo actual, Map<String, Object> methodContext) {
            Map<String, String> own = procedures.get(method.declaringClass().name().toString());
            return own == null ? List.of() : List.of(new CallCustomizer(own.get(method.name())));
        }
    }
}
