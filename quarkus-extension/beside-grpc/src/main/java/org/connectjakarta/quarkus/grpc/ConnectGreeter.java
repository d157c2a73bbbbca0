package org.connectjakarta.quarkus.grpc;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.UnavailableException;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.grpc.v1.GreeterConnect;
import org.connectjakarta.quarkus.grpc.v1.Greeting;

/** The same service, with our interface. To some it does not answer, or not at once. */
@ConnectService
public class ConnectGreeter implements GreeterConnect {
    static final AtomicInteger CALLS = new AtomicInteger();

    @Override
    public Greeting greet(Greeting request) {
        int number = CALLS.incrementAndGet();
        switch (request.getText()) {
            case "third time" -> {
                if (number < 3) {
                    throw new UnavailableException("call again");
                }
            }
            case "never" -> throw new UnavailableException("call another one");
            case "wrong" -> throw new ConnectException(Code.INVALID_ARGUMENT, "not like that");
            case "silence" -> silence();
            default -> {}
        }
        return Greetings.answer("quarkus-connect", request);
    }

    private static void silence() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            // The caller is gone.
            Thread.currentThread().interrupt();
        }
    }
}
