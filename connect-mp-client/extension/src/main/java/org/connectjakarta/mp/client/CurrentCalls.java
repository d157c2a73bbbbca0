package org.connectjakarta.mp.client;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.function.Supplier;
import org.connectjakarta.CallContext;
import org.connectjakarta.cdi.CurrentCall;
import org.jspecify.annotations.Nullable;

/** The call that a thread serves while it makes others. */
final class CurrentCalls {

    private CurrentCalls() {}

    /** Asks the bean that knows; where no services are answered there is none, and no call. */
    static Supplier<@Nullable CallContext> of(BeanManager beans) {
        Instance<CurrentCall> current = beans.createInstance().select(CurrentCall.class);
        if (!current.isResolvable()) {
            return () -> null;
        }
        CurrentCall bean = current.get();
        return bean::get;
    }
}
