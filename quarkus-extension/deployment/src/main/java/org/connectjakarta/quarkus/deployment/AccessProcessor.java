package org.connectjakarta.quarkus.deployment;

import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** The build steps that leave no annotation unchecked: Quarkus overlooks some where it has no security, or no resource written by hand. */
class AccessProcessor {
    private static final DotName PERMIT_ALL =
            DotName.createSimple("jakarta.annotation.security.PermitAll");

    private static final DotName POLICY =
            DotName.createSimple("io.quarkus.vertx.http.security.AuthorizationPolicy");

    @BuildStep
    void requireSecurity(
            List<ServiceClassBuildItem> classes,
            CombinedIndexBuildItem index,
            Capabilities capabilities,
            BuildProducer<ValidationErrorBuildItem> errors) {
        if (capabilities.isMissing(Capability.SECURITY)) {
            unchecked(classes, index.getIndex()).forEach(problem -> errors.produce(error(problem)));
        }
    }

    /** Quarkus REST knows named policies of resources that are written by hand only. */
    @BuildStep
    void refuseNamedPolicies(
            List<ServiceClassBuildItem> classes,
            CombinedIndexBuildItem index,
            BuildProducer<ValidationErrorBuildItem> errors) {
        problems(
                        classes,
                        index.getIndex(),
                        each -> each.equals(POLICY),
                        "which works on REST resources only. Name the policy for the path instead: quarkus.http.auth.permission.NAME.policy and .paths=/%s/*")
                .forEach(problem -> errors.produce(error(problem)));
    }

    private static ValidationErrorBuildItem error(String problem) {
        return new ValidationErrorBuildItem(new IllegalStateException(problem));
    }

    /** What is wrong with services that restrict who may call, if nothing checks that. */
    static List<String> unchecked(List<ServiceClassBuildItem> classes, IndexView index) {
        return problems(
                classes,
                index,
                each -> !each.equals(PERMIT_ALL),
                "but nothing in the application checks it, and everybody could call. Add an extension that authenticates, such as quarkus-oidc, or quarkus-security itself; or remove the annotation from the method, its class, or what they inherit");
    }

    /** One problem at most for each service. */
    private static List<String> problems(
            List<ServiceClassBuildItem> classes,
            IndexView index,
            Predicate<DotName> isProblem,
            String text) {
        AccessAnnotations access = new AccessAnnotations(index);
        return classes.stream()
                .map(each -> problem(each, access, isProblem, text))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> problem(
            ServiceClassBuildItem service,
            AccessAnnotations access,
            Predicate<DotName> isProblem,
            String text) {
        return GeneratedTypes.methods(service.type().name().toString()).stream()
                .map(spec -> JavaMethods.of(service.type(), spec.procedure()))
                .flatMap(
                        method ->
                                access.written(method, service.implementation()).stream()
                                        .map(AnnotationInstance::name)
                                        .filter(isProblem)
                                        .map(name -> place(service, method, name)))
                .findFirst()
                .map(place -> place + text.formatted(service.service()));
    }

    private static String place(
            ServiceClassBuildItem service, MethodInfo method, DotName annotation) {
        return "%s.%s has @%s, "
                .formatted(
                        service.implementation().name(),
                        method.name(),
                        annotation.withoutPackagePrefix());
    }
}
