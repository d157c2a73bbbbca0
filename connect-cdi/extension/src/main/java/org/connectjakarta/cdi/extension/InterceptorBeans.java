package org.connectjakarta.cdi.extension;

import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Unmanaged;
import jakarta.enterprise.inject.spi.Unmanaged.UnmanagedInstance;
import jakarta.inject.Inject;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.connectjakarta.Interceptor;
import org.jspecify.annotations.Nullable;

/** Decides what intercepts which service. Nothing is created here. */
final class InterceptorBeans {
    private final BeanManager beans;
    private final Consumer<String> problems;
    private final List<FoundBean> global;

    /** By bean, or by class where there is no bean: an interceptor has one object however often it is named. */
    private final Map<Object, InterceptorSource> sources = new HashMap<>();

    /**
     * @param withPriority the beans that intercept every service
     */
    InterceptorBeans(BeanManager beans, List<FoundBean> withPriority, Consumer<String> problems) {
        this.beans = beans;
        this.problems = problems;
        // The description settles the order of equals, so that it is the same each time.
        this.global =
                withPriority.stream()
                        .sorted(
                                Comparator.comparingInt(
                                                (FoundBean each) -> each.priority().orElseThrow())
                                        .thenComparing(FoundBean::description))
                        .toList();
    }

    /**
     * The interceptors of one service, outermost first; each once.
     *
     * @param named the classes that are named for the service, outermost first
     */
    List<InterceptorSource> of(String service, List<Class<? extends Interceptor>> named) {
        Set<InterceptorSource> chain = new LinkedHashSet<>();
        global.forEach(each -> chain.add(ofBean(each.bean(), Interceptor.class)));
        named.forEach(
                type -> {
                    Bean<?> bean = find(type, service);
                    if (bean != null) {
                        chain.add(ofBean(bean, type));
                    } else if (isInjectable(type, service)) {
                        chain.add(ofClass(type));
                    }
                });
        return List.copyOf(chain);
    }

    private InterceptorSource ofBean(Bean<?> bean, Class<? extends Interceptor> type) {
        return sources.computeIfAbsent(
                bean,
                absent -> (context, onClose) -> type.cast(beans.getReference(bean, type, context)));
    }

    private <T extends Interceptor> InterceptorSource ofClass(Class<T> type) {
        return sources.computeIfAbsent(
                type,
                absent ->
                        (context, onClose) -> {
                            UnmanagedInstance<T> instance =
                                    new Unmanaged<>(beans, type).newInstance();
                            T interceptor = instance.produce().inject().postConstruct().get();
                            onClose.accept(() -> instance.preDestroy().dispose());
                            return interceptor;
                        });
    }

    private @Nullable Bean<?> find(Class<? extends Interceptor> type, String service) {
        Set<Bean<?>> assignable = beans.getBeans(type, Any.Literal.INSTANCE);
        try {
            return beans.resolve(assignable);
        } catch (AmbiguousResolutionException e) {
            // Subclasses that are beans too.
            List<Bean<?>> exact =
                    assignable.stream()
                            .<Bean<?>>filter(bean -> bean.getBeanClass() == type)
                            .toList();
            if (exact.size() == 1) {
                return exact.get(0);
            }
            String names =
                    assignable.stream()
                            .map(bean -> bean.getBeanClass().getName())
                            .sorted()
                            .collect(Collectors.joining(" and "));
            problems.accept(
                    "interceptor %s of service %s could be any of several beans: %s. Name the class of the one that is meant"
                            .formatted(type.getName(), service, names));
            return null;
        }
    }

    private boolean isInjectable(Class<? extends Interceptor> type, String service) {
        boolean inner = type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
        boolean constructible =
                beans.createAnnotatedType(type).getConstructors().stream()
                        .anyMatch(
                                each ->
                                        each.getParameters().isEmpty()
                                                || each.isAnnotationPresent(Inject.class));
        if (inner
                || type.isInterface()
                || Modifier.isAbstract(type.getModifiers())
                || !constructible) {
            problems.accept(
                    ("interceptor %s of service %s is neither a bean nor a concrete class with a constructor that takes nothing or has"
                                    + " @Inject. Make it one of these")
                            .formatted(type.getName(), service));
            return false;
        }
        return true;
    }
}
