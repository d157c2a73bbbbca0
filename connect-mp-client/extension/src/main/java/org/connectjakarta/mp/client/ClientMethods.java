package org.connectjakarta.mp.client;

import java.lang.annotation.Annotation;
import java.lang.annotation.Inherited;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.connectjakarta.cdi.RegisterConnectClient;
import org.jspecify.annotations.Nullable;

/** What a registered interface says of its methods, and what the class behind it takes over from there. */
final class ClientMethods {
    private final Class<?> type;
    private final Class<?> generated;

    /**
     * @param type the registered interface
     * @param generated the generated one that it extends
     */
    ClientMethods(Class<?> type, Class<?> generated) {
        this.type = type;
        this.generated = generated;
    }

    /**
     * The methods that call the service, each with the one of the generated client that does so. Those that the application wrote a body
     * for are not among them.
     */
    Map<Method, Method> calls() {
        Map<Method, Method> calls = new LinkedHashMap<>();
        for (Method method : type.getMethods()) {
            Method target = target(method);
            boolean ours = method.getDeclaringClass().isAssignableFrom(generated);
            if (target != null && (ours || Modifier.isAbstract(method.getModifiers()))) {
                calls.put(method, target);
            }
        }
        return calls;
    }

    /** The methods that nothing answers. */
    List<Method> unanswered() {
        List<Method> unanswered = new ArrayList<>();
        for (Method method : type.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers()) && target(method) == null) {
                unanswered.add(method);
            }
        }
        return unanswered;
    }

    private @Nullable Method target(Method method) {
        if (Modifier.isStatic(method.getModifiers())) {
            return null;
        }
        try {
            Method target = generated.getMethod(method.getName(), method.getParameterTypes());
            return target.getReturnType() == method.getReturnType() ? target : null;
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    /** The annotations of the interface, and of those it extends what is made to be inherited. */
    Collection<Annotation> typeAnnotations() {
        Map<Class<?>, Annotation> annotations = new LinkedHashMap<>();
        for (Annotation each : type.getAnnotations()) {
            annotations.put(each.annotationType(), each);
        }
        Deque<Class<?>> parents = new ArrayDeque<>(List.of(type.getInterfaces()));
        while (!parents.isEmpty()) {
            Class<?> parent = parents.remove();
            parents.addAll(List.of(parent.getInterfaces()));
            for (Annotation each : parent.getAnnotations()) {
                if (each.annotationType().isAnnotationPresent(Inherited.class)) {
                    annotations.putIfAbsent(each.annotationType(), each);
                }
            }
        }
        // It says what this class does already.
        annotations.remove(RegisterConnectClient.class);
        return annotations.values();
    }

    /** The annotations of a method. */
    static List<Annotation> annotations(Method method) {
        List<Annotation> annotations = new ArrayList<>(List.of(method.getAnnotations()));
        // Constraints are inherited from interfaces, and must not be declared twice.
        annotations.removeIf(
                each -> each.annotationType().getName().startsWith("jakarta.validation."));
        return annotations;
    }
}
