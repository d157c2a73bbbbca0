package org.connectjakarta.samples.eliza;

import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.samples.eliza.v1.ConverseRequest;
import org.connectjakarta.samples.eliza.v1.ConverseResponse;
import org.connectjakarta.samples.eliza.v1.ElizaServiceConnect;
import org.connectjakarta.samples.eliza.v1.IntroduceRequest;
import org.connectjakarta.samples.eliza.v1.IntroduceResponse;
import org.connectjakarta.samples.eliza.v1.SayRequest;
import org.connectjakarta.samples.eliza.v1.SayResponse;

/** The service: a CDI bean that implements the generated interface. */
@ConnectService
public class Eliza implements ElizaServiceConnect {

    @Override
    public SayResponse say(SayRequest request) {
        // Free of side effects, as promised: the answer depends on nothing but the sentence.
        Therapist therapist = new Therapist(request.getSentence().hashCode());
        String answer = therapist.answer(request.getSentence());
        return SayResponse.newBuilder().setSentence(answer).build();
    }

    @Override
    public Stream<IntroduceResponse> introduce(IntroduceRequest request) {
        String name = request.getName().isBlank() ? "" : " " + request.getName().strip();
        return Script.INTRODUCTION.stream()
                .map(sentence -> sentence.replace("{0}", name))
                .map(sentence -> IntroduceResponse.newBuilder().setSentence(sentence).build());
    }

    @Override
    public Stream<ConverseResponse> converse(Stream<ConverseRequest> requests) {
        Therapist therapist = new Therapist(0);
        Iterator<ConverseRequest> sentences = requests.iterator();
        // Both streams are lazy: a sentence is awaited when an answer is wanted, and none is
        // awaited after a goodbye.
        return Stream.generate(
                        () -> therapist.isOver() || !sentences.hasNext() ? null : sentences.next())
                .takeWhile(Objects::nonNull)
                .map(request -> therapist.answer(request.getSentence()))
                .map(answer -> ConverseResponse.newBuilder().setSentence(answer).build());
    }
}
