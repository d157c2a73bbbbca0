package org.connectjakarta.cdi.extension;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.List;
import java.util.Map;
import org.connectjakarta.Interceptor;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.server.ServiceBinding;
import org.connectjakarta.server.ServiceProvider;

/**
 * A service and the bean that answers it.
 *
 * @param interceptors those that the bean names for itself, outermost first
 * @param access who may call the methods that are not open to everybody
 */
record ServicePlan<S>(
        ServiceBinding<S> binding,
        FoundBean found,
        List<Class<? extends Interceptor>> interceptors,
        Map<MethodSpec<?, ?>, Access> access) {

    String name() {
        return binding.spec().name();
    }

    /**
     * Where the objects that answer calls come from.
     *
     * @param context owns what must live as long as the server
     */
    ServiceProvider<S> provider(BeanManager beans, CallScope scope, CreationalContext<?> context) {
        return found.bean().getScope() == Dependent.class
                ? new DependentService<>(beans, this, scope)
                : new ContextualService<>(reference(beans, context), scope);
    }

    /** A reference to the bean; its calls go through the container, so that interceptors and decorators apply. */
    S reference(BeanManager beans, CreationalContext<?> owner) {
        return binding.type().cast(beans.getReference(found.bean(), binding.type(), owner));
    }
}
