package org.connectjakarta.quarkus.grpc;

import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.grpc.v1.GreeterConnect;
import org.connectjakarta.quarkus.grpc.v1.Greeting;

/** The same service, with our interface. */
@ConnectService
public class ConnectGreeter implements GreeterConnect {
    @Override
    public Greeting greet(Greeting request) {
        return Greetings.answer("quarkus-connect", request);
    }
}
