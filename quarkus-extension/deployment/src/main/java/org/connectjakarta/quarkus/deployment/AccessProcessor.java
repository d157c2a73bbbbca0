package org.connectjakarta.quarkus.deployment;

import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import java.util.List;
import java.util.Optional;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** The build step that leaves no annotation unchecked: Quarkus overlooks them where it has no security. */
class AccessProcessor {
    private static final DotName PERMIT_ALL =
            DotName.createSimple("jakarta.annotation.security.PermitAll");

    @BuildStep
    void requireSecurity(
            List<ServiceClassBuildItem> classes,
            CombinedIndexBuildItem index,
            Capabilities capabilities,
            BuildProducer<ValidationErrorBuildItem> errors) {
        if (capabilities.isMissing(Capability.SECURITY)) {
            unchecked(classes, index.getIndex())
                    .forEach(
                            problem ->
                                    errors.produce(
                                            new ValidationErrorBuildItem(
                                                    new IllegalStateException(problem))));
        }
    }

    /** What is wrong with services that restrict who may call, one problem for each, if nothing checks that. */
    static List<String> unchecked(List<ServiceClassBuildItem> classes, IndexView index) {
        AccessAnnotations access = new AccessAnnotations(index);
        return classes.stream()
                .map(each -> unchecked(each, access))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> unchecked(
            ServiceClassBuildItem service, AccessAnnotations access) {
        return GeneratedTypes.methods(service.type().name().toString()).stream()
                .map(spec -> JavaMethods.of(service.type(), spec.procedure()))
                .flatMap(
                        method ->
                                access.written(method, service.implementation()).stream()
                                        .filter(each -> !each.name().equals(PERMIT_ALL))
                                        .map(each -> problem(service, method, each.name())))
                .findFirst();
    }

    private static String problem(
            ServiceClassBuildItem service, MethodInfo method, DotName annotation) {
        return "%s.%s has @%s, but nothing in the application checks it, and everybody could call. Add an extension that authenticates, such as quarkus-oidc, or quarkus-security itself; or remove the annotation from the method, its class, or what they inherit"
                .formatted(
                        service.implementation().name(),
                        method.name(),
                        annotation.withoutPackagePrefix());
    }
}
