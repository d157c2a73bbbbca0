package org.connectjakarta.quarkus.runtime;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import org.connectjakarta.CallContext;
import org.jspecify.annotations.Nullable;

/** The call of a request scope, for those who inject it. */
@RequestScoped
public class ServedCall {
    private volatile @Nullable CallContext call;

    /** Says which call it is. */
    public void serve(CallContext call) {
        this.call = call;
    }

    /** The call; null if this scope has none. */
    public @Nullable CallContext call() {
        return call;
    }

    /** The call that is being served, for injection. */
    @Produces
    @RequestScoped
    public CallContext context() {
        CallContext served = call;
        if (served == null) {
            throw new ContextNotActiveException(
                    "no call is being served here: a CallContext can be used while a service of @ConnectService is called");
        }
        return served;
    }
}
