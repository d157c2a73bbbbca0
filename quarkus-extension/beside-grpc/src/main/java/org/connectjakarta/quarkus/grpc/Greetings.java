package org.connectjakarta.quarkus.grpc;

import org.connectjakarta.quarkus.grpc.v1.Greeting;

/** Messages, which both services share. */
final class Greetings {
    private Greetings() {}

    static Greeting answer(String by, Greeting request) {
        return Greeting.newBuilder().setText(by + ": " + request.getText()).build();
    }
}
