package org.connectjakarta.docs.compiled;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.connectjakarta.CallContext;
import org.connectjakarta.ConnectException;
import org.connectjakarta.IdempotencyLevel;
import org.connectjakarta.Interceptor;
import org.connectjakarta.UnavailableException;
import org.connectjakarta.cdi.ConnectClient;
import org.jspecify.annotations.Nullable;

@ConnectClient("eliza")
@ApplicationScoped
public class OnceMore implements Interceptor {
    @Override
    public @Nullable Duration retryAfter(CallContext call, ConnectException error, int attempt) {
        boolean harmless = call.method().idempotencyLevel() == IdempotencyLevel.NO_SIDE_EFFECTS;
        boolean again = harmless && error instanceof UnavailableException && attempt == 1;
        return again ? Duration.ofMillis(100) : null;
    }
}
