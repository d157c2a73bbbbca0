package org.connectjakarta.cdi.extension;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.connectjakarta.ExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The exception mappers of the application, one for each class of exceptions. */
final class MapperBeans {
    /** As JAX-RS has it for providers: jakarta.ws.rs.Priorities.USER. */
    private static final int DEFAULT_PRIORITY = 5000;

    private final BeanManager beans;
    private final Map<Class<? extends Throwable>, FoundBean> byType = new HashMap<>();

    MapperBeans(BeanManager beans, List<FoundBean> found, Consumer<String> problems) {
        this.beans = beans;
        for (FoundBean mapper : found) {
            Class<? extends Throwable> type = mappedType(mapper);
            if (type == null) {
                problems.accept(
                        mapper.description()
                                + " is an ExceptionMapper of no certain class. Declare which exceptions it maps, as in"
                                + " ExceptionMapper<IllegalStateException>");
            } else {
                byType.merge(type, mapper, (one, other) -> first(type, one, other, problems));
            }
        }
    }

    /** The argument of ExceptionMapper among the bean's types, if it is a class. */
    private static @Nullable Class<? extends Throwable> mappedType(FoundBean mapper) {
        for (Type type : mapper.bean().getTypes()) {
            if (type instanceof ParameterizedType parameterized
                    && parameterized.getRawType() == ExceptionMapper.class
                    && parameterized.getActualTypeArguments()[0] instanceof Class<?> argument) {
                return argument.asSubclass(Throwable.class);
            }
        }
        return null;
    }

    private static FoundBean first(
            Class<?> type, FoundBean one, FoundBean other, Consumer<String> problems) {
        int difference =
                Integer.compare(
                        one.priority().orElse(DEFAULT_PRIORITY),
                        other.priority().orElse(DEFAULT_PRIORITY));
        if (difference == 0) {
            problems.accept(
                    "two exception mappers for %s have the same priority: %s and %s. Give the one that should win a smaller @Priority"
                            .formatted(type.getName(), one.description(), other.description()));
        }
        return difference <= 0 ? one : other;
    }

    /** The mappers, those of the library among them where the application has none for the same class. */
    ExceptionMapping create(CreationalContext<?> context) {
        Map<Class<? extends Throwable>, ExceptionMapper<?>> mappers =
                new HashMap<>(StandardMappers.all());
        byType.forEach(
                (type, mapper) ->
                        mappers.put(
                                type,
                                (ExceptionMapper<?>)
                                        beans.getReference(
                                                mapper.bean(), ExceptionMapper.class, context)));
        return new ExceptionMapping(mappers);
    }
}
