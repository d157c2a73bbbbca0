package org.connectjakarta.quarkus.runtime;

import io.quarkus.arc.Arc;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.connectjakarta.CallContext;
import org.connectjakarta.cdi.CurrentCall;
import org.jspecify.annotations.Nullable;

/** Knows the call by the request scope. */
@Singleton
public class CurrentCalls implements CurrentCall {
    private final ServedCall served;

    /** For the container. */
    @Inject
    CurrentCalls(ServedCall served) {
        this.served = served;
    }

    @Override
    public @Nullable CallContext get() {
        return Arc.container().requestContext().isActive() ? served.call() : null;
    }
}
