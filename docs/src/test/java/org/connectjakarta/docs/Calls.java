package org.connectjakarta.docs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.connectjakarta.ConnectException;
import org.connectjakarta.UnavailableException;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.client.Response;
import org.connectjakarta.client.StreamCall;
import org.connectjakarta.samples.eliza.v1.ConverseRequest;
import org.connectjakarta.samples.eliza.v1.ConverseResponse;
import org.connectjakarta.samples.eliza.v1.ElizaServiceConnect;
import org.connectjakarta.samples.eliza.v1.IntroduceRequest;
import org.connectjakarta.samples.eliza.v1.IntroduceResponse;
import org.connectjakarta.samples.eliza.v1.SayRequest;
import org.connectjakarta.samples.eliza.v1.SayResponse;

/** Calls of every kind, as the page about clients shows them. */
final class Calls {
    private Calls() {}

    static String mood(ElizaServiceConnect.Client eliza, SayRequest request) {
        CallOptions options =
                CallOptions.none()
                        .withHeader("x-request-id", "42")
                        .withTimeout(Duration.ofSeconds(2));
        Response<SayResponse> response = eliza.say(request, options);
        String mood = response.headers().get("x-mood");
        return mood + ": " + response.message().getSentence();
    }

    static List<String> beginning(ElizaServiceConnect eliza, IntroduceRequest request) {
        List<String> sentences = new ArrayList<>();
        try (Stream<IntroduceResponse> responses = eliza.introduce(request)) {
            responses.limit(1).forEach(response -> sentences.add(response.getSentence()));
        }
        return sentences;
    }

    static List<String> conversation(ElizaServiceConnect.Client eliza) {
        List<String> answers = new ArrayList<>();
        try (StreamCall<ConverseRequest, ConverseResponse> call =
                eliza.converse(CallOptions.none())) {
            for (String sentence : List.of("I feel happy.", "I am a computer.")) {
                call.send(ConverseRequest.newBuilder().setSentence(sentence).build());
                answers.add(call.receive().orElseThrow().getSentence());
            }
            call.closeSend();
            Optional<ConverseResponse> end = call.receive();
            answers.add("the end: " + end.isEmpty());
        }
        return answers;
    }

    static CompletableFuture<List<String>> introduction(
            ElizaServiceConnect.Async eliza, IntroduceRequest request) {
        Introduction introduction = new Introduction();
        eliza.introduce(request).subscribe(introduction);
        return introduction.sentences();
    }

    static String answer(ElizaServiceConnect eliza, SayRequest request) {
        try {
            return eliza.say(request).getSentence();
        } catch (UnavailableException e) {
            return "Eliza is out. Come back later.";
        } catch (ConnectException e) {
            return "It failed with " + e.code().wireName() + ": " + e.message();
        }
    }
}
