package org.connectjakarta.cdi.extension;

import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedMember;
import jakarta.enterprise.inject.spi.AnnotatedType;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.server.ServiceBinding;
import org.jspecify.annotations.Nullable;

/**
 * Reads who may call the methods of a service from the annotations of its bean.
 *
 * <p>Jakarta Annotations, section 2.1, decides first: the annotation on the method, then that on the class which declares it. Where
 * these say nothing the method would be open, though a subclass, an overridden method or an interface may have an annotation: it
 * counts then, so that nothing is open that somebody has restricted and nobody has opened.
 */
final class AccessRules {
    private final FoundBean found;
    private final @Nullable Annotated bean;
    private final List<Class<?>> types;
    private final Map<Member, Annotated> members = new HashMap<>();
    private final Set<String> reported = new HashSet<>();
    private final Consumer<String> problems;

    private AccessRules(FoundBean found, Class<?> service, Consumer<String> problems) {
        this.found = found;
        this.bean = found.annotated();
        this.types = hierarchy(found.implementation(service));
        this.problems =
                problem -> {
                    if (reported.add(problem)) {
                        problems.accept(problem);
                    }
                };
        if (bean instanceof AnnotatedType<?> type) {
            type.getMethods().forEach(each -> members.put(each.getJavaMember(), each));
        }
    }

    /** Who may call the methods that are not open to everybody; empty if all are. */
    static Map<MethodSpec<?, ?>, Access> of(
            ServiceBinding<?> binding, FoundBean found, Consumer<String> problems) {
        AccessRules rules = new AccessRules(found, binding.type(), problems);
        if (!rules.isRestricted()) {
            return Map.of();
        }
        Map<MethodSpec<?, ?>, Access> restricted = new HashMap<>();
        JavaMethods.of(binding)
                .forEach(
                        (spec, method) -> {
                            Access access = rules.access(method);
                            if (access != null && !access.everybody()) {
                                restricted.put(spec, access);
                            }
                        });
        return restricted;
    }

    /** The classes from the most special to the most general, then the interfaces. */
    private static List<Class<?>> hierarchy(Class<?> implementation) {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (Class<?> type = implementation;
                type != null && type != Object.class;
                type = type.getSuperclass()) {
            types.add(type);
        }
        List<Class<?>> waiting = new ArrayList<>(types);
        for (int i = 0; i < waiting.size(); i++) {
            for (Class<?> inherited : waiting.get(i).getInterfaces()) {
                if (types.add(inherited)) {
                    waiting.add(inherited);
                }
            }
        }
        return List.copyOf(types);
    }

    /** Whether there is any annotation at all: most services have none, and need not be looked at more closely. */
    private boolean isRestricted() {
        return types.stream()
                .anyMatch(
                        type ->
                                ofType(type) != null
                                        || Arrays.stream(type.getDeclaredMethods())
                                                .anyMatch(method -> ofMethod(method) != null));
    }

    /** What is said about a method of the interface; null if nothing is. */
    private @Nullable Access access(Method method) {
        int declaring = 0;
        while (declared(types.get(declaring), method) == null) {
            declaring++;
        }
        List<@Nullable Access> said = new ArrayList<>();
        said.add(ofMethod(types.get(declaring), method));
        said.add(ofType(types.get(declaring)));
        types.subList(0, declaring).forEach(type -> said.add(ofType(type)));
        for (Class<?> type : types.subList(declaring + 1, types.size())) {
            said.add(ofMethod(type, method));
            said.add(ofType(type));
        }
        return said.stream().filter(Objects::nonNull).findFirst().orElse(null);
    }

    private @Nullable Access ofMethod(Class<?> type, Method method) {
        Method declared = declared(type, method);
        return declared == null ? null : ofMethod(declared);
    }

    private @Nullable Access ofMethod(Method method) {
        Annotated known = members.get(method);
        return Access.of(
                known != null ? known.getAnnotations() : List.of(method.getDeclaredAnnotations()),
                method.getDeclaringClass().getName() + "." + method.getName(),
                problems);
    }

    /** What a class or an interface says about all its methods; a producer speaks for the class of what it makes. */
    private @Nullable Access ofType(Class<?> type) {
        boolean own = type == types.get(0);
        if (own && bean instanceof AnnotatedMember<?>) {
            Access produced = Access.of(bean.getAnnotations(), found.description(), problems);
            if (produced != null) {
                return produced;
            }
        }
        return Access.of(
                own && bean instanceof AnnotatedType<?> annotated
                        ? annotated.getAnnotations()
                        : List.of(type.getDeclaredAnnotations()),
                type.getName(),
                problems);
    }

    /** The method of a class that implements, overrides or declares one of the interface; null if the class has none. */
    private static @Nullable Method declared(Class<?> type, Method method) {
        Method found = null;
        for (Method candidate : type.getDeclaredMethods()) {
            // A compiler's bridge only leads to the method, which another class may declare.
            if (!candidate.isBridge()
                    && !Modifier.isStatic(candidate.getModifiers())
                    && isFor(candidate, method)
                    && (found == null || hasParametersOf(candidate, method))) {
                found = candidate;
            }
        }
        return found;
    }

    private static boolean isFor(Method candidate, Method method) {
        if (!candidate.getName().equals(method.getName())
                || candidate.getParameterCount() != method.getParameterCount()) {
            return false;
        }
        for (int i = 0; i < method.getParameterCount(); i++) {
            Class<?> wanted = method.getParameterTypes()[i];
            Class<?> declared = candidate.getParameterTypes()[i];
            boolean generic = candidate.getGenericParameterTypes()[i] instanceof TypeVariable<?>;
            if (declared != wanted && !(generic && declared.isAssignableFrom(wanted))) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasParametersOf(Method candidate, Method method) {
        return Arrays.equals(candidate.getParameterTypes(), method.getParameterTypes());
    }
}
