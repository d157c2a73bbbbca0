package org.connectjakarta.embedded;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;
import org.connectjakarta.CallContext;
import org.connectjakarta.cdi.CurrentCall;
import org.jboss.resteasy.core.ResteasyContext;

/** The bean behind {@code @Inject Principal}, which Jakarta EE servers have: who makes the call, or sends the request to JAX-RS. */
@RequestScoped
class InjectedPrincipal implements Principal {
    /** What WildFly calls strangers: an injected principal is never null. */
    private static final String STRANGER = "anonymous";

    @Inject Instance<CurrentCall> calls;

    @Override
    public String getName() {
        return caller().map(Principal::getName).orElse(STRANGER);
    }

    @Override
    public String toString() {
        return getName();
    }

    private Optional<Principal> caller() {
        CallContext call = calls.isResolvable() ? calls.get().get() : null;
        if (call != null) {
            return call.principal();
        }
        return Optional.ofNullable(ResteasyContext.getContextData(SecurityContext.class))
                .map(SecurityContext::getUserPrincipal);
    }
}
