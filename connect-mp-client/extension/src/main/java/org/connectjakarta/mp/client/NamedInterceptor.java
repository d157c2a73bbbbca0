package org.connectjakarta.mp.client;

import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.function.Consumer;
import org.connectjakarta.Interceptor;
import org.jspecify.annotations.Nullable;

/** An interceptor that the configuration of a client names by its class. */
final class NamedInterceptor {

    private NamedInterceptor() {}

    /**
     * The bean of a class; null if it is none.
     *
     * @throws AmbiguousResolutionException if several beans are of the class, and none is preferred
     */
    static @Nullable Bean<?> bean(BeanManager beans, Class<? extends Interceptor> type) {
        Set<Bean<?>> candidates = beans.getBeans(type, Any.Literal.INSTANCE);
        return candidates.isEmpty() ? null : beans.resolve(candidates);
    }

    /** Reports why an interceptor cannot be created, if it cannot. */
    static void check(
            BeanManager beans,
            Class<? extends Interceptor> type,
            String client,
            Consumer<String> problems) {
        try {
            if (bean(beans, type) == null && !isInjectable(type)) {
                problems.accept(
                        ("interceptor %s of the client %s is neither a bean nor a concrete class with a constructor that takes nothing or"
                                        + " has @Inject. Make it one of these")
                                .formatted(type.getName(), client));
            }
        } catch (AmbiguousResolutionException e) {
            problems.accept(
                    "interceptor %s of the client %s could be any of several beans. Name a class that has one bean"
                            .formatted(type.getName(), client));
        }
    }

    private static boolean isInjectable(Class<?> type) {
        boolean inner = type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
        if (inner || type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            return false;
        }
        for (Constructor<?> each : type.getDeclaredConstructors()) {
            if (each.getParameterCount() == 0 || each.isAnnotationPresent(Inject.class)) {
                return true;
            }
        }
        return false;
    }
}
