package org.connectjakarta.quarkus.runtime;

import java.util.List;
import org.jboss.resteasy.reactive.common.model.ResourceClass;
import org.jboss.resteasy.reactive.server.model.HandlerChainCustomizer;
import org.jboss.resteasy.reactive.server.model.ServerResourceMethod;
import org.jboss.resteasy.reactive.server.spi.EndpointInvoker;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

/**
 * Makes a resource method a door: the request is received from the moment it is matched, and taken over where the method would have been
 * invoked, so that security and request filters run first. Recorded when the application is built.
 */
public final class CallCustomizer implements HandlerChainCustomizer {
    private String procedure = "";

    /** For the recorded bytecode. */
    public CallCustomizer() {}

    /** For the build: the path of the procedure; empty if the request says it. */
    public CallCustomizer(String procedure) {
        this.procedure = procedure;
    }

    /** The path of the procedure, such as {@code /pkg.Service/Method}; empty if the request says it. */
    public String getProcedure() {
        return procedure;
    }

    /** Sets what {@link #getProcedure} returns. */
    public void setProcedure(String procedure) {
        this.procedure = procedure;
    }

    @Override
    public List<ServerRestHandler> handlers(
            Phase phase, ResourceClass resourceClass, ServerResourceMethod resourceMethod) {
        return phase == Phase.AFTER_MATCH ? List.of(new ReceivingHandler(procedure)) : List.of();
    }

    @Override
    public ServerRestHandler alternateInvocationHandler(EndpointInvoker invoker) {
        return new CallHandler();
    }
}
