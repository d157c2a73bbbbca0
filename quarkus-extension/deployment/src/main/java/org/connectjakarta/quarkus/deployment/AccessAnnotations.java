package org.connectjakarta.quarkus.deployment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/**
 * The annotations by which a service says who may call a method: what is to stand on the resource method that leads to it, so that Quarkus
 * REST checks it before the service is touched.
 *
 * <p>The annotation on the method counts, then that on the class which declares it. Where these say nothing, that of another class or
 * interface of the service counts: nothing is opened by leaving something out.
 */
final class AccessAnnotations {
    private static final DotName AUTHENTICATED =
            DotName.createSimple("io.quarkus.security.Authenticated");
    private static final Set<DotName> PERMISSIONS =
            Set.of(
                    DotName.createSimple("io.quarkus.security.PermissionsAllowed"),
                    DotName.createSimple("io.quarkus.security.PermissionsAllowed$List"));
    private static final Set<DotName> ACCESS =
            Set.of(
                    AUTHENTICATED,
                    DotName.createSimple("jakarta.annotation.security.RolesAllowed"),
                    DotName.createSimple("jakarta.annotation.security.PermitAll"),
                    DotName.createSimple("jakarta.annotation.security.DenyAll"),
                    DotName.createSimple("io.quarkus.vertx.http.security.AuthorizationPolicy"));
    private static final String MECHANISMS = "io.quarkus.vertx.http.runtime.security.annotation.";
    private static final Set<DotName> OIDC =
            Set.of(
                    DotName.createSimple("io.quarkus.oidc.BearerTokenAuthentication"),
                    DotName.createSimple("io.quarkus.oidc.AuthorizationCodeFlow"),
                    DotName.createSimple("io.quarkus.oidc.Tenant"));

    private final IndexView index;

    AccessAnnotations(IndexView index) {
        this.index = index;
    }

    /**
     * The annotations for a method.
     *
     * @param declared the method of the generated interface
     */
    List<AnnotationInstance> of(MethodInfo declared, ClassInfo implementation) {
        Map<DotName, AnnotationInstance> found = new LinkedHashMap<>();
        List<List<AnnotationInstance>> places = places(declared, implementation);
        for (AnnotationInstance each : access(places)) {
            // Permissions may need the message. Who has none can be refused before.
            AnnotationInstance known =
                    PERMISSIONS.contains(each.name())
                            ? AnnotationInstance.builder(AUTHENTICATED).build()
                            : each;
            found.put(known.name(), known);
        }
        if (found.isEmpty() && places.stream().anyMatch(AccessAnnotations::hasMechanism)) {
            // Who says how callers authenticate wants to know them.
            return List.of(AnnotationInstance.builder(AUTHENTICATED).build());
        }
        return List.copyOf(found.values());
    }

    private static boolean hasMechanism(List<AnnotationInstance> place) {
        return place.stream().anyMatch(each -> isMechanism(each.name()));
    }

    /** The methods that may carry the annotations, the one that is called first. */
    List<MethodInfo> methods(MethodInfo declared, ClassInfo implementation) {
        List<MethodInfo> methods = new ArrayList<>();
        for (ClassInfo type : hierarchy(implementation)) {
            MethodInfo method = in(type, declared);
            if (method != null) {
                methods.add(method);
            }
        }
        return methods;
    }

    /** Those that say who may call a method, as they are written. */
    List<AnnotationInstance> written(MethodInfo declared, ClassInfo implementation) {
        return access(places(declared, implementation));
    }

    private static List<AnnotationInstance> access(List<List<AnnotationInstance>> places) {
        return places.stream()
                .map(place -> place.stream().filter(AccessAnnotations::isAccess).toList())
                .filter(access -> !access.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static boolean isAccess(AnnotationInstance annotation) {
        return ACCESS.contains(annotation.name()) || PERMISSIONS.contains(annotation.name());
    }

    private static boolean isMechanism(DotName name) {
        return name.toString().startsWith(MECHANISMS) || OIDC.contains(name);
    }

    /** What is written at each place that may say something, the one that counts most first. */
    private List<List<AnnotationInstance>> places(MethodInfo declared, ClassInfo implementation) {
        List<ClassInfo> types = hierarchy(implementation);
        int declaring = 0;
        while (declaring < types.size() - 1 && in(types.get(declaring), declared) == null) {
            declaring++;
        }
        List<List<AnnotationInstance>> places = new ArrayList<>();
        add(in(types.get(declaring), declared), places);
        places.add(types.get(declaring).declaredAnnotations());
        types.subList(0, declaring).forEach(type -> places.add(type.declaredAnnotations()));
        for (ClassInfo type : types.subList(declaring + 1, types.size())) {
            add(in(type, declared), places);
            places.add(type.declaredAnnotations());
        }
        return places;
    }

    private static void add(@Nullable MethodInfo method, List<List<AnnotationInstance>> places) {
        if (method != null) {
            places.add(method.declaredAnnotations());
        }
    }

    /** The method of a class that implements or declares one of the interface; by its parameters, or as a type variable has them. */
    private static @Nullable MethodInfo in(ClassInfo type, MethodInfo declared) {
        MethodInfo exact = type.method(declared.name(), declared.parameterTypes());
        if (exact != null && !exact.isBridge()) {
            return exact;
        }
        return type.methods().stream()
                .filter(each -> each.name().equals(declared.name()) && !each.isBridge())
                .filter(each -> each.parametersCount() == declared.parametersCount())
                .filter(
                        each ->
                                each.parameterTypes().stream()
                                        .anyMatch(
                                                parameter ->
                                                        parameter.kind()
                                                                == org.jboss.jandex.Type.Kind
                                                                        .TYPE_VARIABLE))
                .findFirst()
                .orElse(null);
    }

    /** The classes from the most special to the most general, then the interfaces. */
    private List<ClassInfo> hierarchy(ClassInfo implementation) {
        Map<DotName, ClassInfo> types = new LinkedHashMap<>();
        Superclasses.from(implementation, index).forEach(each -> types.put(each.name(), each));
        List<ClassInfo> waiting = new ArrayList<>(types.values());
        for (int i = 0; i < waiting.size(); i++) {
            for (ClassInfo inherited : known(waiting.get(i).interfaceNames())) {
                if (types.put(inherited.name(), inherited) == null) {
                    waiting.add(inherited);
                }
            }
        }
        return List.copyOf(types.values());
    }

    private List<ClassInfo> known(Collection<DotName> names) {
        List<ClassInfo> known = new ArrayList<>();
        for (DotName name : names) {
            ClassInfo type = index.getClassByName(name);
            if (type != null) {
                known.add(type);
            }
        }
        return known;
    }
}
