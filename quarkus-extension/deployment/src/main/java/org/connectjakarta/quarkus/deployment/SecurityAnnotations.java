package org.connectjakarta.quarkus.deployment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** Who may call a method, in the words of its annotations: for people to read. */
final class SecurityAnnotations {
    private static final Set<DotName> NAMES =
            Set.of(
                    DotName.createSimple("jakarta.annotation.security.DenyAll"),
                    DotName.createSimple("jakarta.annotation.security.PermitAll"),
                    DotName.createSimple("jakarta.annotation.security.RolesAllowed"),
                    DotName.createSimple("io.quarkus.security.Authenticated"),
                    DotName.createSimple("io.quarkus.security.PermissionsAllowed"));

    private SecurityAnnotations() {}

    /** Those of the method where it is implemented; if it has none, those of its class. */
    static List<String> of(MethodInfo declared, ClassInfo implementation, IndexView index) {
        ClassInfo type = implementation;
        while (type != null) {
            MethodInfo method = type.method(declared.name(), declared.parameterTypes());
            if (method != null) {
                List<String> own = texts(method.declaredAnnotations());
                return own.isEmpty() ? texts(type.declaredAnnotations()) : own;
            }
            type = type.superName() == null ? null : index.getClassByName(type.superName());
        }
        return texts(implementation.declaredAnnotations());
    }

    private static List<String> texts(List<AnnotationInstance> annotations) {
        List<String> texts = new ArrayList<>();
        for (AnnotationInstance annotation : annotations) {
            if (NAMES.contains(annotation.name())) {
                texts.add("@" + annotation.name().withoutPackagePrefix() + values(annotation));
            }
        }
        return texts;
    }

    private static String values(AnnotationInstance annotation) {
        AnnotationValue value = annotation.value();
        return value == null
                ? ""
                : Arrays.stream(value.asStringArray()).collect(Collectors.joining(", ", "(", ")"));
    }
}
