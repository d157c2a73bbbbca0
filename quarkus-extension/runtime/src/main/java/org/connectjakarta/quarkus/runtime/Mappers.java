package org.connectjakarta.quarkus.runtime;

import io.quarkus.arc.ArcContainer;
import io.quarkus.arc.InstanceHandle;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.util.TypeLiteral;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.ExceptionMapper;
import org.connectjakarta.cdi.mapper.MappedExceptions;
import org.connectjakarta.cdi.mapper.StandardMappers;
import org.connectjakarta.server.ExceptionMapping;
import org.jspecify.annotations.Nullable;

/** What exceptions mean: by the mappers that are beans, and by what is agreed on for those of standards and of Quarkus Security. */
final class Mappers {
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
                            MappedExceptions mapped =
                                    MappedExceptions.among(each.getBean().getTypes());
                            if (mapped != null) {
                                byType.put(mapped.type(), each.get());
                            }
                        });
    }

    private static int priority(InstanceHandle<?> handle) {
        int priority = handle.getBean().getPriority();
        return priority == 0 ? MappedExceptions.DEFAULT_PRIORITY : priority;
    }
}
