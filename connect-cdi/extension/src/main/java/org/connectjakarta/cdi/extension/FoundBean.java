package org.connectjakarta.cdi.extension;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedMember;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Prioritized;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.connectjakarta.Interceptor;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.cdi.ConnectService;
import org.jspecify.annotations.Nullable;

/**
 * An enabled bean and where it was declared.
 *
 * @param annotated the class, producer method or producer field; null for a bean of another extension
 */
record FoundBean(Bean<?> bean, @Nullable Annotated annotated) {

    /** A name for messages: the class, or the producer in it. */
    String description() {
        String name = bean.getBeanClass().getName();
        return annotated instanceof AnnotatedMember<?> member
                ? name + "." + member.getJavaMember().getName()
                : name;
    }

    /** Whether a class is among the bean types, with or without type arguments. */
    boolean hasType(Class<?> type) {
        return rawTypes().anyMatch(type::equals);
    }

    /** The classes and interfaces among the bean types, without type arguments. */
    Stream<? extends Class<?>> rawTypes() {
        return bean.getTypes().stream().map(FoundBean::raw).flatMap(Optional::stream);
    }

    private static Optional<Class<?>> raw(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return raw(parameterized.getRawType());
        }
        return type instanceof Class<?> plain ? Optional.of(plain) : Optional.empty();
    }

    /** The class that implements a bean type, as far as it is known: a producer may return anything, and declares a supertype. */
    Class<?> implementation(Class<?> type) {
        Class<?> declared =
                annotated instanceof AnnotatedMember<?> producer
                        ? raw(producer.getBaseType()).orElse(type)
                        : bean.getBeanClass();
        return type.isAssignableFrom(declared) ? declared : type;
    }

    /** Whether the bean says that it belongs to clients. */
    boolean isOfClients() {
        return bean.getQualifiers().stream().anyMatch(ConnectClient.class::isInstance);
    }

    /** The priority that the bean was given, if any. */
    OptionalInt priority() {
        if (bean instanceof Prioritized prioritized) {
            return OptionalInt.of(prioritized.getPriority());
        }
        Priority priority = annotated == null ? null : annotated.getAnnotation(Priority.class);
        return priority == null ? OptionalInt.empty() : OptionalInt.of(priority.value());
    }

    /**
     * The interceptors that a service names for itself; empty if the bean is not a service. What makes it one is the stereotype, on the
     * bean or on a stereotype of the application.
     */
    Optional<List<Class<? extends Interceptor>>> serviceInterceptors(BeanManager beans) {
        ConnectService own =
                annotated == null ? null : annotated.getAnnotation(ConnectService.class);
        if (own != null) {
            return Optional.of(List.of(own.interceptors()));
        }
        // A bean of another extension may have the stereotype without any annotation.
        return bean.getStereotypes().contains(ConnectService.class)
                ? Optional.of(List.of())
                : inherited(bean.getStereotypes().stream(), beans)
                        .map(each -> List.of(each.interceptors()));
    }

    private static Optional<ConnectService> inherited(
            Stream<Class<? extends Annotation>> stereotypes, BeanManager beans) {
        return stereotypes
                .map(beans::getStereotypeDefinition)
                .map(definition -> find(definition, beans))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<ConnectService> find(Set<Annotation> definition, BeanManager beans) {
        for (Annotation annotation : definition) {
            if (annotation instanceof ConnectService service) {
                return Optional.of(service);
            }
        }
        return inherited(
                definition.stream()
                        .<Class<? extends Annotation>>map(Annotation::annotationType)
                        .filter(beans::isStereotype),
                beans);
    }
}
