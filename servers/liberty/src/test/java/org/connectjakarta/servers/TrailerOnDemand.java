package org.connectjakarta.servers;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import org.connectjakarta.CallContext;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Interceptor;
import org.jspecify.annotations.Nullable;

/** Gives callers the trailer that they name, with something that is for them only. */
@ApplicationScoped
@Priority(1)
public class TrailerOnDemand implements Interceptor {
    static final String HEADER = "x-trailer";

    @Override
    public void end(CallContext call, @Nullable ConnectException error) {
        String name = call.requestHeaders().get(HEADER);
        if (name != null) {
            call.responseTrailers().set(name, "secret");
        }
    }
}
