package org.connectjakarta.quarkus.deployment;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.connectjakarta.GeneratedService;
import org.connectjakarta.cdi.ConnectService;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/** Finds in the index what is to be served. */
final class ServiceClasses {
    private static final DotName CONNECT_SERVICE = DotName.createSimple(ConnectService.class);
    private static final DotName GENERATED_SERVICE = DotName.createSimple(GeneratedService.class);

    private final IndexView index;

    ServiceClasses(IndexView index) {
        this.index = index;
    }

    /**
     * All classes that are services, in the order of their names.
     *
     * @throws IllegalStateException if one implements no generated interface, or two of one service
     */
    List<ServiceClassBuildItem> find() {
        Set<ClassInfo> classes = new LinkedHashSet<>();
        for (AnnotationInstance annotation : index.getAnnotations(CONNECT_SERVICE)) {
            if (annotation.target().kind() == AnnotationTarget.Kind.CLASS) {
                ClassInfo annotated = annotation.target().asClass();
                add(annotated, classes);
                // The annotation is inherited.
                subclasses(annotated).forEach(each -> add(each, classes));
            }
        }
        List<ServiceClassBuildItem> found = new ArrayList<>();
        classes.stream()
                .sorted(Comparator.comparing(ClassInfo::name))
                .forEach(each -> found.addAll(servicesOf(each)));
        return found;
    }

    private Collection<ClassInfo> subclasses(ClassInfo annotated) {
        return annotated.isInterface() || annotated.isAnnotation()
                ? List.of()
                : index.getAllKnownSubclasses(annotated.name());
    }

    private static void add(ClassInfo candidate, Set<ClassInfo> classes) {
        boolean concrete =
                !candidate.isInterface()
                        && !candidate.isAnnotation()
                        && !Modifier.isAbstract(candidate.flags());
        if (concrete) {
            classes.add(candidate);
        }
    }

    private List<ServiceClassBuildItem> servicesOf(ClassInfo implementation) {
        Map<String, ServiceClassBuildItem> services = new LinkedHashMap<>();
        List<String> interceptors = interceptorsOf(implementation);
        for (ClassInfo type : generatedInterfaces(implementation)) {
            String service = type.declaredAnnotation(GENERATED_SERVICE).value().asString();
            ServiceClassBuildItem other =
                    services.put(
                            service,
                            new ServiceClassBuildItem(implementation, type, service, interceptors));
            if (other != null) {
                throw new IllegalStateException(
                        "%s implements service %s twice, as %s and %s. Keep one of the interfaces"
                                .formatted(
                                        implementation.name(),
                                        service,
                                        other.type().name(),
                                        type.name()));
            }
        }
        if (services.isEmpty()) {
            throw new IllegalStateException(
                    implementation.name()
                            + " is a @ConnectService, but implements no interface that was generated for a service, or one that is in no index."
                            + " Implement one, such as ElizaServiceConnect; index the jar that has it; or remove @ConnectService");
        }
        return List.copyOf(services.values());
    }

    /** Those of the nearest class with the annotation. */
    private List<String> interceptorsOf(ClassInfo implementation) {
        for (ClassInfo each : Superclasses.from(implementation, index)) {
            AnnotationInstance annotation = each.declaredAnnotation(CONNECT_SERVICE);
            if (annotation != null) {
                return annotation.value("interceptors") == null
                        ? List.of()
                        : Arrays.stream(annotation.value("interceptors").asClassArray())
                                .map(type -> type.name().toString())
                                .toList();
            }
        }
        return List.of();
    }

    private Set<ClassInfo> generatedInterfaces(ClassInfo implementation) {
        Set<ClassInfo> found = new LinkedHashSet<>();
        for (ClassInfo each : Superclasses.from(implementation, index)) {
            each.interfaceNames().forEach(name -> collect(name, found));
        }
        return found;
    }

    private void collect(DotName name, Set<ClassInfo> found) {
        ClassInfo type = index.getClassByName(name);
        if (type == null) {
            return;
        }
        if (type.hasDeclaredAnnotation(GENERATED_SERVICE)) {
            found.add(type);
        }
        type.interfaceNames().forEach(each -> collect(each, found));
    }
}
