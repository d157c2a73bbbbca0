package org.connectjakarta.cdi.extension;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;
import org.connectjakarta.CallContext;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Interceptor;
import org.jspecify.annotations.Nullable;

/**
 * Puts a call into the request scope of the thread that serves it, for as long as the call is served; a servlet container has
 * activated that scope, elsewhere it is activated here. The first interceptor of every service, so that the others find the call.
 *
 * <p>A scope must be left by the thread that entered it, but a call may be ended by another one, a timer for example, while the service
 * is still at work. So the scope is left when the service is given back, which the serving thread does after all else; and at the end of
 * a call that an interceptor refused, for which no service is asked for.
 */
final class CallScope implements Interceptor {
    /** What is injected asks for it here: to put it into the request scope as well would make a bean for each call. */
    private static final ThreadLocal<@Nullable CallContext> SERVED = new ThreadLocal<>();

    private final BeanManager beans;
    private final Instance<RequestContextController> controllers;

    private CallScope(BeanManager beans, Instance<RequestContextController> controllers) {
        this.beans = beans;
        this.controllers = controllers;
    }

    static CallScope of(BeanManager beans) {
        return new CallScope(beans, beans.createInstance().select(RequestContextController.class));
    }

    /** The call that this thread serves; null if it serves none. */
    static @Nullable CallContext served() {
        return SERVED.get();
    }

    /** The same for those who start something that must not outlive the call. */
    static @Nullable CallContext current() {
        CallContext call = SERVED.get();
        return call == null
                ? null
                : call.get(ServedCall.class).orElseGet(() -> ServedCall.of(call));
    }

    /** Whether the scope of a call was left. */
    static boolean isLeft(CallContext call) {
        return call.get(Entered.class).map(entered -> entered.left).orElse(true);
    }

    @Override
    public void start(CallContext call) {
        enter(call);
    }

    @Override
    public void end(CallContext call, @Nullable ConnectException error) {
        call.get(ServedCall.class).ifPresent(ServedCall::over);
        call.get(Entered.class)
                .filter(entered -> !entered.served && entered.thread == Thread.currentThread())
                .ifPresent(this::leave);
    }

    /** The service of the call has been asked for, and will be given back. */
    void serving(CallContext call) {
        Optional<Entered> entered = call.get(Entered.class).filter(each -> !each.left);
        // A client that is gone before its service is asked for has ended the call, but the service
        // is asked for all the same.
        entered.orElseGet(() -> enter(call)).served = true;
    }

    /** The service of the call that this thread serves has been given back. */
    void givenBack() {
        leave(SERVED.get().get(Entered.class).orElseThrow());
    }

    private Entered enter(CallContext call) {
        Entered entered = new Entered();
        if (!isRequestScopeActive()) {
            entered.controller = controllers.get();
            entered.controller.activate();
        }
        entered.previous = SERVED.get();
        SERVED.set(call);
        call.put(Entered.class, entered);
        return entered;
    }

    private boolean isRequestScopeActive() {
        try {
            return beans.getContext(RequestScoped.class).isActive();
        } catch (ContextNotActiveException e) {
            return false;
        }
    }

    private void leave(Entered entered) {
        entered.left = true;
        if (entered.previous == null) {
            SERVED.remove();
        } else {
            SERVED.set(entered.previous);
        }
        if (entered.controller != null) {
            entered.controller.deactivate();
            controllers.destroy(entered.controller);
        }
    }

    /** How one call stands. Written by the thread that serves it; others see that it is not theirs. */
    private static final class Entered {
        final Thread thread = Thread.currentThread();
        @Nullable CallContext previous;
        @Nullable RequestContextController controller;
        boolean served;
        volatile boolean left;
    }
}
