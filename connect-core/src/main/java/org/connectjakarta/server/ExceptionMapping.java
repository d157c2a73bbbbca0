package org.connectjakarta.server;

import java.util.Map;
import java.util.function.Function;
import org.connectjakarta.ConnectException;
import org.connectjakarta.ExceptionMapper;
import org.jspecify.annotations.Nullable;

/** From what a service threw to what the peer sees: asks the mapper for the nearest superclass. Thread-safe, if the mappers are. */
public final class ExceptionMapping implements Function<Throwable, @Nullable ConnectException> {
    private final Map<Class<? extends Throwable>, ExceptionMapper<?>> mappers;

    /**
     * @param mappers each under the class that it maps
     */
    public ExceptionMapping(Map<Class<? extends Throwable>, ExceptionMapper<?>> mappers) {
        this.mappers = Map.copyOf(mappers);
    }

    /** The error for the peer; null if nobody maps the exception. */
    @Override
    public @Nullable ConnectException apply(Throwable thrown) {
        for (Class<?> type = thrown.getClass(); type != Object.class; type = type.getSuperclass()) {
            ExceptionMapper<?> mapper = mappers.get(type);
            if (mapper != null) {
                return map(mapper, thrown);
            }
        }
        return null;
    }

    @SuppressWarnings("unchecked") // it stands under a superclass of what was thrown
    private static ConnectException map(ExceptionMapper<?> mapper, Throwable thrown) {
        return ((ExceptionMapper<Throwable>) mapper).map(thrown);
    }
}
