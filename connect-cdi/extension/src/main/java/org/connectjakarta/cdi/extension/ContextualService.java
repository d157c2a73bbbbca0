package org.connectjakarta.cdi.extension;

import org.connectjakarta.CallContext;
import org.connectjakarta.server.ServiceProvider;

/** A service in a scope of its own: one reference, through which the container finds the right object for each call. */
final class ContextualService<S> implements ServiceProvider<S> {
    private final S reference;
    private final CallScope scope;

    ContextualService(S reference, CallScope scope) {
        this.reference = reference;
        this.scope = scope;
    }

    @Override
    public S get(CallContext call) {
        scope.serving(call);
        return reference;
    }

    @Override
    public void release(S service) {
        scope.givenBack();
    }
}
