package org.connectjakarta.quarkus.deployment.client;

import java.lang.annotation.Inherited;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/** What a registered interface says of its methods, and what the class behind it takes over from there. */
final class ClientMethods {
    private static final DotName INHERITED = DotName.createSimple(Inherited.class);

    private final Types types;
    private final ClassInfo type;
    private final Map<DotName, ClassInfo> generated;

    /**
     * @param type the registered interface
     * @param generated the generated one that it extends
     */
    ClientMethods(Types types, ClassInfo type, GeneratedClient generated) {
        this.types = types;
        this.type = type;
        this.generated = types.withParents(generated.type());
    }

    /**
     * The methods that call the service, each with the one of the generated client that does so. Those that the application wrote a body
     * for are not among them.
     */
    Map<MethodInfo, MethodInfo> calls() {
        Map<MethodInfo, MethodInfo> calls = new LinkedHashMap<>();
        for (MethodInfo method : methods()) {
            MethodInfo target = target(method);
            boolean ours = generated.containsKey(method.declaringClass().name());
            if (target != null && (ours || Modifier.isAbstract(method.flags()))) {
                calls.put(method, target);
            }
        }
        return calls;
    }

    /** The methods that nothing answers. */
    List<MethodInfo> unanswered() {
        return methods().stream()
                .filter(method -> Modifier.isAbstract(method.flags()) && target(method) == null)
                .toList();
    }

    /** Those of the interface and of all that it extends; of methods with one signature the nearest. */
    private Collection<MethodInfo> methods() {
        Map<Object, MethodInfo> methods = new LinkedHashMap<>();
        for (ClassInfo each : types.withParents(type).values()) {
            for (MethodInfo method : each.methods()) {
                boolean called =
                        !Modifier.isStatic(method.flags())
                                && !Modifier.isPrivate(method.flags())
                                && !method.isSynthetic();
                if (called) {
                    methods.putIfAbsent(List.of(method.name(), method.descriptor()), method);
                }
            }
        }
        return new ArrayList<>(methods.values());
    }

    private @Nullable MethodInfo target(MethodInfo method) {
        for (ClassInfo each : generated.values()) {
            for (MethodInfo target : each.methods()) {
                if (target.name().equals(method.name())
                        && target.descriptor().equals(method.descriptor())
                        && !Modifier.isStatic(target.flags())) {
                    return target;
                }
            }
        }
        return null;
    }

    /** The annotations of the interface, and of those it extends what is made to be inherited. */
    Collection<AnnotationInstance> typeAnnotations() {
        Map<DotName, AnnotationInstance> annotations = new LinkedHashMap<>();
        for (ClassInfo each : types.withParents(type).values()) {
            for (AnnotationInstance annotation : each.declaredAnnotations()) {
                boolean taken = each.equals(type) || has(annotation.name(), INHERITED);
                if (taken && annotation.runtimeVisible()) {
                    annotations.putIfAbsent(annotation.name(), annotation);
                }
            }
        }
        // It says what this class does already.
        annotations.remove(RegisteredClients.REGISTER);
        return annotations.values();
    }

    /** Whether an annotation has another one. */
    boolean has(DotName annotation, DotName meta) {
        ClassInfo declared = types.find(annotation);
        return declared != null && declared.hasDeclaredAnnotation(meta);
    }

    /** The annotations of a method. */
    static List<AnnotationInstance> annotations(MethodInfo method) {
        return method.declaredAnnotations().stream()
                .filter(AnnotationInstance::runtimeVisible)
                // Constraints are inherited from interfaces, and must not be declared twice.
                .filter(each -> !each.name().toString().startsWith("jakarta.validation."))
                .toList();
    }
}
