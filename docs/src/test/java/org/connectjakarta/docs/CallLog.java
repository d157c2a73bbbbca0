package org.connectjakarta.docs;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import org.connectjakarta.CallContext;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Interceptor;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
@Priority(200)
public class CallLog implements Interceptor {
    private static final System.Logger LOG = System.getLogger("calls");

    @Override
    public void end(CallContext call, @Nullable ConnectException error) {
        String outcome = error == null ? "ok" : error.code().wireName();
        LOG.log(Level.INFO, call.procedure() + " by " + call.protocol() + ": " + outcome);
    }
}
