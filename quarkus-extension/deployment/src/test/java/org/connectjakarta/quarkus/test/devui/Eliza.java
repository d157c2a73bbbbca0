package org.connectjakarta.quarkus.test.devui;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.samples.eliza.v1.ConverseRequest;
import org.connectjakarta.samples.eliza.v1.ConverseResponse;
import org.connectjakarta.samples.eliza.v1.ElizaServiceConnect;
import org.connectjakarta.samples.eliza.v1.IntroduceRequest;
import org.connectjakarta.samples.eliza.v1.IntroduceResponse;
import org.connectjakarta.samples.eliza.v1.SayRequest;
import org.connectjakarta.samples.eliza.v1.SayResponse;

/** Says little, and tells her mood in metadata. */
@ConnectService
public class Eliza implements ElizaServiceConnect {
    @Inject CallContext call;

    @Override
    public SayResponse say(SayRequest request) {
        if (request.getSentence().isEmpty()) {
            throw new ConnectException(Code.INVALID_ARGUMENT, "Say something.");
        }
        call.responseHeaders().add("x-mood", "curious");
        call.responseTrailers().add("x-sessions-left", "3");
        return SayResponse.newBuilder()
                .setSentence("What makes you think so: " + request.getSentence())
                .build();
    }

    @Override
    public Stream<IntroduceResponse> introduce(IntroduceRequest request) {
        return Stream.of("Hello " + request.getName() + ".", "I am Eliza.")
                .map(sentence -> IntroduceResponse.newBuilder().setSentence(sentence).build());
    }

    @Override
    @RolesAllowed("patient")
    public Stream<ConverseResponse> converse(Stream<ConverseRequest> requests) {
        return requests.map(request -> ConverseResponse.newBuilder().setSentence("Go on.").build());
    }
}
