package org.connectjakarta.docs.compiled;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Interceptor;

@ApplicationScoped
@Priority(100)
public class Authentication implements Interceptor {
    @Override
    public void start(CallContext call) {
        String token = call.requestHeaders().get("authorization");
        if (!"Bearer open sesame".equals(token)) {
            throw new ConnectException(Code.UNAUTHENTICATED, "who are you?");
        }
    }
}
