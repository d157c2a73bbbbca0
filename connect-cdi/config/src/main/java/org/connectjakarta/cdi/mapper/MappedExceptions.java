package org.connectjakarta.cdi.mapper;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import org.connectjakarta.ExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * What the bean of an exception mapper maps.
 *
 * @param beanType the bean type that says so: ExceptionMapper with its argument
 * @param type the class of the exceptions
 */
public record MappedExceptions(Type beanType, Class<? extends Throwable> type) {
    /** The priority of a mapper that has none. As JAX-RS has it for providers: jakarta.ws.rs.Priorities.USER. */
    public static final int DEFAULT_PRIORITY = 5000;

    /** As the types of a bean have it; null if none of them is ExceptionMapper with a class as its argument. */
    public static @Nullable MappedExceptions among(Collection<Type> beanTypes) {
        for (Type each : beanTypes) {
            if (each instanceof ParameterizedType parameterized
                    && parameterized.getRawType() == ExceptionMapper.class
                    && parameterized.getActualTypeArguments()[0] instanceof Class<?> argument) {
                return new MappedExceptions(each, argument.asSubclass(Throwable.class));
            }
        }
        return null;
    }
}
