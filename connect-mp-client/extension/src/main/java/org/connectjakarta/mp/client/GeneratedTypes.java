package org.connectjakarta.mp.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.connectjakarta.GeneratedService;
import org.connectjakarta.mp.TypedClients;
import org.jspecify.annotations.Nullable;

/** What the protoc plugin generated, among the types that are injected or extended. */
final class GeneratedTypes {

    private GeneratedTypes() {}

    /** Whether clients of exactly this type can be made. */
    static boolean isGenerated(Class<?> type) {
        try {
            TypedClients.of(type);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The nearest generated interface that an interface extends; null if there is none. */
    static @Nullable Class<?> parent(Class<?> type) {
        Deque<Class<?>> parents = new ArrayDeque<>(List.of(type.getInterfaces()));
        while (!parents.isEmpty()) {
            Class<?> parent = parents.remove();
            if (isGenerated(parent)) {
                return parent;
            }
            parents.addAll(List.of(parent.getInterfaces()));
        }
        return null;
    }

    /** The full name of the service of a generated type. */
    static String service(Class<?> generated) {
        GeneratedService service = generated.getAnnotation(GeneratedService.class);
        // The type Client is that of the blocking interface around it.
        return service == null ? service(generated.getDeclaringClass()) : service.value();
    }
}
