package org.connectjakarta.docs.compiled;

import jakarta.enterprise.context.ApplicationScoped;
import org.connectjakarta.CallContext;
import org.connectjakarta.Interceptor;
import org.connectjakarta.cdi.ConnectClient;

@ConnectClient
@ApplicationScoped
public class Token implements Interceptor {
    @Override
    public void start(CallContext call) {
        call.requestHeaders().set("authorization", "Bearer open sesame");
    }
}
