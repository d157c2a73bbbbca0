package org.connectjakarta.quarkus.grpc;

import java.time.temporal.ChronoUnit;
import org.connectjakarta.DeadlineExceededException;
import org.connectjakarta.UnavailableException;
import org.connectjakarta.cdi.RegisterConnectClient;
import org.connectjakarta.quarkus.grpc.v1.GreeterConnect;
import org.connectjakarta.quarkus.grpc.v1.Greeting;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** A client that does not give up at once. */
@RegisterConnectClient(configKey = "greeter")
public interface PatientGreeter extends GreeterConnect {
    @Retry(
            retryOn = {UnavailableException.class, DeadlineExceededException.class},
            maxRetries = 2,
            delay = 1)
    @Timeout(value = 2, unit = ChronoUnit.SECONDS)
    @Fallback(
            fallbackMethod = "greetAlone",
            applyOn = {UnavailableException.class, TimeoutException.class})
    @Override
    Greeting greet(Greeting request);

    default Greeting greetAlone(Greeting request) {
        return Greeting.newBuilder().setText("nobody: " + request.getText()).build();
    }
}
