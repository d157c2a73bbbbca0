package org.connectjakarta.quarkus.runtime;

import io.quarkus.arc.ArcUndeclaredThrowableException;
import io.smallrye.mutiny.CompositeException;
import jakarta.transaction.RollbackException;
import java.util.Set;
import java.util.function.Function;
import org.connectjakarta.ConnectException;
import org.connectjakarta.server.ExceptionMapping;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what a service has thrown inside what interceptors have wrapped around it, as Quarkus REST does. A mapper for a wrapper
 * gets the wrapper.
 *
 * @param mapped the classes that have a mapper
 */
record Unwrapping(ExceptionMapping mapping, Set<Class<? extends Throwable>> mapped)
        implements Function<Throwable, @Nullable ConnectException> {
    private static final Set<Class<?>> WRAPPERS =
            Set.of(
                    ArcUndeclaredThrowableException.class,
                    RollbackException.class,
                    // What becomes of the failure of a Multi whose transaction is rolled back.
                    CompositeException.class);

    @Override
    public @Nullable ConnectException apply(Throwable thrown) {
        Throwable failure = thrown;
        Throwable cause = failure.getCause();
        while (cause != null && isWrapper(failure.getClass())) {
            failure = cause;
            cause = failure.getCause();
        }
        return failure instanceof ConnectException own ? own : mapping.apply(failure);
    }

    private boolean isWrapper(Class<?> type) {
        return WRAPPERS.contains(type) && !mapped.contains(type);
    }
}
