package org.connectjakarta.docs;

import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.samples.eliza.v1.ConverseRequest;
import org.connectjakarta.samples.eliza.v1.ConverseResponse;
import org.connectjakarta.samples.eliza.v1.ElizaServiceConnect;
import org.connectjakarta.samples.eliza.v1.IntroduceRequest;
import org.connectjakarta.samples.eliza.v1.IntroduceResponse;
import org.connectjakarta.samples.eliza.v1.SayRequest;
import org.connectjakarta.samples.eliza.v1.SayResponse;

@ConnectService
public class Eliza implements ElizaServiceConnect {
    @Inject CallContext call;

    @Override
    public SayResponse say(SayRequest request) {
        call.responseHeaders().add("x-mood", "curious");
        return SayResponse.newBuilder().setSentence("How does that make you feel?").build();
    }

    @Override
    public Stream<IntroduceResponse> introduce(IntroduceRequest request) {
        return Stream.of("Hello " + request.getName() + ".", "I am Eliza.")
                .map(sentence -> IntroduceResponse.newBuilder().setSentence(sentence).build());
    }

    @Override
    public Stream<ConverseResponse> converse(Stream<ConverseRequest> requests) {
        return requests.map(request -> ConverseResponse.newBuilder().setSentence("Go on.").build());
    }
}
