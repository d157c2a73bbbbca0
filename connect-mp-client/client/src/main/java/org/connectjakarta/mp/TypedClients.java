package org.connectjakarta.mp;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.function.Function;
import org.connectjakarta.GeneratedService;
import org.connectjakarta.client.RpcClient;
import org.jspecify.annotations.Nullable;

/** Finds how a generated interface makes a client of itself. */
public final class TypedClients {

    private TypedClients() {}

    /**
     * What makes clients of a type: the static method {@code client} of the generated code, found once by reflection. Calls of the
     * clients themselves use no reflection.
     *
     * @param type an interface that the protoc plugin generated for a service: the blocking one, or its {@code Client}, {@code Async} or
     *     {@code Mutiny}
     * @throws IllegalArgumentException for any other type
     */
    public static <T> Function<RpcClient, T> of(Class<T> type) {
        Method factory = factory(type);
        if (factory == null) {
            throw new IllegalArgumentException(
                    type.getName()
                            + " is not an interface that was generated for a service, such as ElizaServiceConnect, or its Client,"
                            + " Async or Mutiny");
        }
        return rpc -> type.cast(invoke(factory, rpc));
    }

    private static @Nullable Method factory(Class<?> type) {
        // The type Client has no method of its own: the blocking interface makes it.
        Class<?> declaring = type.getDeclaringClass();
        for (Class<?> candidate :
                declaring == null ? new Class<?>[] {type} : new Class<?>[] {type, declaring}) {
            if (!candidate.isAnnotationPresent(GeneratedService.class)) {
                continue;
            }
            try {
                Method method = candidate.getMethod("client", RpcClient.class);
                if (Modifier.isStatic(method.getModifiers())
                        && type.isAssignableFrom(method.getReturnType())) {
                    return method;
                }
            } catch (NoSuchMethodException e) {
                // Generated without clients, or by hand: not one of ours.
                continue;
            }
        }
        return null;
    }

    private static Object invoke(Method factory, RpcClient rpc) {
        try {
            return factory.invoke(null, rpc);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(
                    factory.getDeclaringClass().getName() + " is not public", e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
