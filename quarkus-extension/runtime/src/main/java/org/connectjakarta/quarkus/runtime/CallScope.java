package org.connectjakarta.quarkus.runtime;

import org.connectjakarta.CallContext;
import org.connectjakarta.Interceptor;

/** Puts each call into its request scope. The first interceptor of every service, so that the others find the call. */
final class CallScope implements Interceptor {
    private final ServedCall served;

    /**
     * @param served the proxy for the one of the current request
     */
    CallScope(ServedCall served) {
        this.served = served;
    }

    @Override
    public void start(CallContext call) {
        served.serve(call);
    }
}
