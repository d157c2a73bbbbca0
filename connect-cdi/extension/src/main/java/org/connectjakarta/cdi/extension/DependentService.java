package org.connectjakarta.cdi.extension;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.BeanManager;
import org.connectjakarta.CallContext;
import org.connectjakarta.server.ServiceProvider;

/** A service without a scope of its own: a new object for each call, destroyed with all that depends on it when the call is over. */
final class DependentService<S> implements ServiceProvider<S> {
    private final BeanManager beans;
    private final ServicePlan<S> plan;
    private final CallScope scope;

    DependentService(BeanManager beans, ServicePlan<S> plan, CallScope scope) {
        this.beans = beans;
        this.plan = plan;
        this.scope = scope;
    }

    @Override
    public S get(CallContext call) {
        CreationalContext<?> owner = beans.createCreationalContext(plan.found().bean());
        scope.serving(call);
        try {
            S service = plan.reference(beans, owner);
            call.put(Owner.class, new Owner(owner));
            return service;
        } catch (RuntimeException e) {
            // Nothing was given, so nothing will be given back.
            scope.givenBack();
            owner.release();
            throw e;
        }
    }

    @Override
    public void release(S service) {
        CallScope.served().get(Owner.class).ifPresent(owner -> owner.context().release());
        scope.givenBack();
    }

    private record Owner(CreationalContext<?> context) {}
}
