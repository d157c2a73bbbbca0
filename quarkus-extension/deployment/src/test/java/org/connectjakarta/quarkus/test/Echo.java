package org.connectjakarta.quarkus.test;

import jakarta.inject.Inject;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;

/** Says what it was told; of some words, where it is. */
@ConnectService
public class Echo implements EchoServiceConnect {
    @Inject CallContext call;
    @Inject Notes notes;

    @Override
    public Text say(Text request) {
        return Texts.text(
                switch (request.getText()) {
                    case "thread" -> Thread.currentThread().getName();
                    case "procedure" -> call.procedure();
                    case "header" -> call.requestHeaders().get("x-word");
                    default -> request.getText();
                });
    }

    @Override
    public Stream<Text> count(Number request) {
        notes.write("counting");
        return IntStream.rangeClosed(1, request.getNumber())
                .mapToObj(number -> Texts.text(notes.read() + " " + number));
    }

    @Override
    public Text join(Stream<Text> requests) {
        return Texts.text(requests.map(Text::getText).collect(Collectors.joining(" ")));
    }

    @Override
    public Stream<Text> talk(Stream<Text> requests) {
        return requests.map(request -> Texts.text("yes, " + request.getText()));
    }
}
