package org.connectjakarta.quarkus.grpc;

import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import org.connectjakarta.quarkus.grpc.v1.Greeter;
import org.connectjakarta.quarkus.grpc.v1.Greeting;

/** The service of quarkus-grpc, with its interface. */
@GrpcService
public class GrpcGreeter implements Greeter {
    @Override
    public Uni<Greeting> greet(Greeting request) {
        return Uni.createFrom().item(Greetings.answer("quarkus-grpc", request));
    }
}
