package org.connectjakarta.quarkus.runtime;

import io.quarkus.arc.ArcContainer;
import io.quarkus.arc.InjectableBean;
import io.quarkus.arc.InstanceHandle;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.ExceptionMapper;
import org.connectjakarta.cdi.mapper.StandardMappers;
import org.connectjakarta.server.ExceptionMapping;
import org.jspecify.annotations.Nullable;

/** What exceptions mean: by the mappers that are beans, and by what is agreed on for those of standards and of Quarkus Security. */
final class Mappers {
    /** As JAX-RS has it for providers: jakarta.ws.rs.Priorities.USER. */
    private static final int DEFAULT_PRIORITY = 5000;

    private final Map<Class<? extends Throwable>, ExceptionMapper<?>> byType = new HashMap<>();

    private Mappers() {}

    static Function<Throwable, @Nullable ConnectException> of(ArcContainer container) {
        Mappers mappers = new Mappers();
        mappers.agreed();
        mappers.beans(container);
        return new Unwrapping(
                new ExceptionMapping(mappers.byType), Set.copyOf(mappers.byType.keySet()));
    }

    private void agreed() {
        byType.putAll(StandardMappers.all());
        standard(ForbiddenException.class, Code.PERMISSION_DENIED, "permission denied");
        standard(UnauthorizedException.class, Code.UNAUTHENTICATED, "authentication is needed");
        standard(
                AuthenticationFailedException.class, Code.UNAUTHENTICATED, "authentication failed");
        standard(
                AuthenticationCompletionException.class,
                Code.UNAUTHENTICATED,
                "authentication failed");
        standard(
                AuthenticationRedirectException.class,
                Code.UNAUTHENTICATED,
                "authentication is needed");
    }

    private <T extends Throwable> void standard(Class<T> type, Code code, String message) {
        ExceptionMapper<T> mapper = thrown -> ConnectException.of(code, message, thrown);
        byType.put(type, mapper);
    }

    /** Of two for the same class the one with the smaller priority is put in last. */
    private void beans(ArcContainer container) {
        TypeLiteral<ExceptionMapper<?>> any = new TypeLiteral<>() {};
        container.listAll(any, Any.Literal.INSTANCE).stream()
                .sorted(
                        Comparator.comparingInt((InstanceHandle<?> each) -> priority(each))
                                .reversed())
                .forEach(
                        each -> {
                            Class<? extends Throwable> exceptions = exceptions(each.getBean());
                            if (exceptions != null) {
                                byType.put(exceptions, each.get());
                            }
                        });
    }

    private static int priority(InstanceHandle<?> handle) {
        int priority = handle.getBean().getPriority();
        return priority == 0 ? DEFAULT_PRIORITY : priority;
    }

    private static @Nullable Class<? extends Throwable> exceptions(InjectableBean<?> bean) {
        for (Type type : bean.getTypes()) {
            if (type instanceof ParameterizedType parameterized
                    && parameterized.getRawType() == ExceptionMapper.class
                    && parameterized.getActualTypeArguments()[0] instanceof Class<?> argument) {
                return argument.asSubclass(Throwable.class);
            }
        }
        return null;
    }
}
