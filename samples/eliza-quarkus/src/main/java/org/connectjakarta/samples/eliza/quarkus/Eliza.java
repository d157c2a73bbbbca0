package org.connectjakarta.samples.eliza.quarkus;

import java.util.stream.Stream;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.samples.eliza.v1.ConverseRequest;
import org.connectjakarta.samples.eliza.v1.ConverseResponse;
import org.connectjakarta.samples.eliza.v1.ElizaServiceConnect;
import org.connectjakarta.samples.eliza.v1.IntroduceRequest;
import org.connectjakarta.samples.eliza.v1.IntroduceResponse;
import org.connectjakarta.samples.eliza.v1.SayRequest;
import org.connectjakarta.samples.eliza.v1.SayResponse;

/** The service: a bean that implements the generated interface. */
@ConnectService
public class Eliza implements ElizaServiceConnect {

    @Override
    public SayResponse say(SayRequest request) {
        return SayResponse.newBuilder().setSentence(Script.answer(request.getSentence())).build();
    }

    @Override
    public Stream<IntroduceResponse> introduce(IntroduceRequest request) {
        String name = request.getName().isBlank() ? "" : " " + request.getName().strip();
        return Stream.of("Hello" + name + ", I am Eliza.", "How are you feeling today?")
                .map(sentence -> IntroduceResponse.newBuilder().setSentence(sentence).build());
    }

    @Override
    public Stream<ConverseResponse> converse(Stream<ConverseRequest> requests) {
        // Lazy in both directions: each sentence is answered as it comes.
        return requests.map(request -> Script.answer(request.getSentence()))
                .map(answer -> ConverseResponse.newBuilder().setSentence(answer).build());
    }
}
