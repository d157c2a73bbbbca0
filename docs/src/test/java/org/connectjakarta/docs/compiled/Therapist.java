package org.connectjakarta.docs.compiled;

import org.connectjakarta.UnavailableException;
import org.connectjakarta.cdi.RegisterConnectClient;
import org.connectjakarta.samples.eliza.v1.ElizaServiceConnect;
import org.connectjakarta.samples.eliza.v1.SayRequest;
import org.connectjakarta.samples.eliza.v1.SayResponse;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

@RegisterConnectClient(configKey = "eliza")
public interface Therapist extends ElizaServiceConnect {
    @Retry(retryOn = UnavailableException.class, maxRetries = 2)
    @Timeout(500)
    @Fallback(fallbackMethod = "evade")
    @Override
    SayResponse say(SayRequest request);

    default SayResponse evade(SayRequest request) {
        return SayResponse.newBuilder().setSentence("Please go on.").build();
    }
}
