package org.connectjakarta.cdi.extension;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;
import org.connectjakarta.CallContext;
import org.connectjakarta.Headers;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.Peer;
import org.jspecify.annotations.Nullable;

/** The bean behind {@code @Inject CallContext}: the call that the current request carries. */
@RequestScoped
class InjectedCallContext implements CallContext {
    /** The call for threads to which the request context was propagated: they use the object that the serving thread has used. */
    private volatile @Nullable CallContext known;

    /** The call itself. */
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

    @Override
    public MethodSpec<?, ?> method() {
        return call().method();
    }

    @Override
    public String protocol() {
        return call().protocol();
    }

    @Override
    public String httpMethod() {
        return call().httpMethod();
    }

    @Override
    public Peer peer() {
        return call().peer();
    }

    @Override
    public Headers requestHeaders() {
        return call().requestHeaders();
    }

    @Override
    public Headers responseHeaders() {
        return call().responseHeaders();
    }

    @Override
    public Headers responseTrailers() {
        return call().responseTrailers();
    }

    @Override
    public void sendHeaders() {
        call().sendHeaders();
    }

    @Override
    public Optional<Instant> deadline() {
        return call().deadline();
    }

    @Override
    public boolean isCancelled() {
        return call().isCancelled();
    }

    @Override
    public void onCancel(Runnable action) {
        call().onCancel(action);
    }

    @Override
    public <T> void put(Class<T> type, T value) {
        call().put(type, value);
    }

    @Override
    public <T> Optional<T> get(Class<T> type) {
        return call().get(type);
    }
}
