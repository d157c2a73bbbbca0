package org.connectjakarta.docs.compiled;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.connectjakarta.CallContext;
import org.connectjakarta.Caller;
import org.connectjakarta.Interceptor;

@ApplicationScoped
@Priority(100)
public class TokenCheck implements Interceptor {
    @Inject Tokens tokens;

    @Override
    public void start(CallContext call) {
        String header = call.requestHeaders().get("authorization");
        if (header != null && header.startsWith("Bearer ")) {
            tokens.owner(header.substring(7))
                    .ifPresent(user -> call.put(Caller.class, Caller.of(user, "accountant")));
        }
    }
}
