package org.connectjakarta.cdi.extension;

import jakarta.enterprise.context.RequestScoped;
import org.connectjakarta.CallContext;
import org.jspecify.annotations.Nullable;

/** The bean behind {@code @Inject CallContext}: the call that the current request carries. */
@RequestScoped
class InjectedCallContext extends DelegatingCall {
    /** The call for threads to which the request context was propagated: they use the object that the serving thread has used. */
    private volatile @Nullable CallContext known;

    @Override
    CallContext call() {
        CallContext served = CallScope.served();
        if (served != null) {
            known = served;
            return served;
        }
        CallContext used = known;
        if (used == null || CallScope.isLeft(used)) {
            throw new IllegalStateException(
                    "This request carries no Connect call: CallContext can be used while a service answers one, not in other requests"
                            + " and not after its end");
        }
        return used;
    }
}
