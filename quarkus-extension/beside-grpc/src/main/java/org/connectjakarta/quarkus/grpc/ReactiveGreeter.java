package org.connectjakarta.quarkus.grpc;

import io.smallrye.mutiny.Uni;
import org.connectjakarta.UnavailableException;
import org.connectjakarta.cdi.RegisterConnectClient;
import org.connectjakarta.quarkus.grpc.v1.GreeterConnect;
import org.connectjakarta.quarkus.grpc.v1.Greeting;
import org.eclipse.microprofile.faulttolerance.Retry;

/** The same for callers that do not wait. */
@RegisterConnectClient(configKey = "greeter")
public interface ReactiveGreeter extends GreeterConnect.Mutiny {
    @Retry(retryOn = UnavailableException.class, delay = 1)
    @Override
    Uni<Greeting> greet(Greeting request);
}
