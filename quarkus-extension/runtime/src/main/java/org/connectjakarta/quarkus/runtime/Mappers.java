package org.connectjakarta.quarkus.runtime;

import io.quarkus.arc.ArcContainer;
import io.quarkus.arc.InjectableBean;
import io.quarkus.arc.InstanceHandle;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.ws.rs.WebApplicationException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.ExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * What exceptions mean: by the mappers that are beans, and by what is agreed on for those of JAX-RS and of Quarkus Security. The mapper
 * for the nearest superclass is asked.
 */
final class Mappers implements Function<Throwable, @Nullable ConnectException> {
    /** As JAX-RS has it for providers: jakarta.ws.rs.Priorities.USER. */
    private static final int DEFAULT_PRIORITY = 5000;

    private final Map<Class<?>, ExceptionMapper<?>> byType = new HashMap<>();

    Mappers(ArcContainer container) {
        standard(SecurityException.class, Code.PERMISSION_DENIED, "permission denied");
        standard(ForbiddenException.class, Code.PERMISSION_DENIED, "permission denied");
        standard(UnauthorizedException.class, Code.UNAUTHENTICATED, "authentication is needed");
        standard(
                AuthenticationFailedException.class, Code.UNAUTHENTICATED, "authentication failed");
        ExceptionMapper<WebApplicationException> jaxrs = Mappers::byStatus;
        byType.put(WebApplicationException.class, jaxrs);
        beans(container);
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
                            Class<?> exceptions = exceptions(each.getBean());
                            if (exceptions != null) {
                                byType.put(exceptions, each.get());
                            }
                        });
    }

    private static int priority(InstanceHandle<?> handle) {
        int priority = handle.getBean().getPriority();
        return priority == 0 ? DEFAULT_PRIORITY : priority;
    }

    private static @Nullable Class<?> exceptions(InjectableBean<?> bean) {
        for (Type type : bean.getTypes()) {
            if (type instanceof ParameterizedType parameterized
                    && parameterized.getRawType() == ExceptionMapper.class
                    && parameterized.getActualTypeArguments()[0] instanceof Class<?> argument) {
                return argument;
            }
        }
        return null;
    }

    @Override
    public @Nullable ConnectException apply(Throwable failure) {
        for (Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
            ExceptionMapper<?> mapper = byType.get(type);
            if (mapper != null) {
                return map(mapper, failure);
            }
        }
        return null;
    }

    @SuppressWarnings("unchecked") // found by the class of the failure
    private static <T extends Throwable> ConnectException map(
            ExceptionMapper<T> mapper, Throwable failure) {
        return mapper.map((T) failure);
    }

    /** Its text is the status's: JAX-RS does not send the message of an exception either. */
    private static ConnectException byStatus(WebApplicationException thrown) {
        var status = thrown.getResponse().getStatusInfo();
        return ConnectException.of(code(status.getStatusCode()), status.getReasonPhrase(), thrown);
    }

    /** The code that a service means when it answers a REST call with the status: google.rpc.Code's table, read backwards. */
    private static Code code(int status) {
        return switch (status) {
            case 401 -> Code.UNAUTHENTICATED;
            case 403 -> Code.PERMISSION_DENIED;
            case 404, 410 -> Code.NOT_FOUND;
            case 405, 501 -> Code.UNIMPLEMENTED;
            case 408, 504 -> Code.DEADLINE_EXCEEDED;
            case 409 -> Code.ABORTED;
            case 412 -> Code.FAILED_PRECONDITION;
            case 413, 429 -> Code.RESOURCE_EXHAUSTED;
            case 416 -> Code.OUT_OF_RANGE;
            case 502, 503 -> Code.UNAVAILABLE;
            default -> status >= 400 && status < 500 ? Code.INVALID_ARGUMENT : Code.INTERNAL;
        };
    }
}
