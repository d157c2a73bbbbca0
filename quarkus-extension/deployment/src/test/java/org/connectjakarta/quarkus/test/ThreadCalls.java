package org.connectjakarta.quarkus.test;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;

/** Calls each method of a service that answers with the kinds of its threads: those that it was called, sent or received on. */
record ThreadCalls(URI base) {
    String say() {
        return echo().say(Text.getDefaultInstance()).getText();
    }

    List<String> count() {
        return texts(echo().count(Number.newBuilder().setNumber(3).build()));
    }

    String join() {
        return echo().join(Stream.of(Texts.text("one"), Texts.text("two"))).getText();
    }

    List<String> talk() {
        return texts(echo().talk(Stream.of(Texts.text("one"), Texts.text("two"))));
    }

    private EchoServiceConnect echo() {
        return Http.grpc(base, EchoServiceConnect.class);
    }

    private static List<String> texts(Stream<Text> messages) {
        try (messages) {
            return messages.map(Text::getText).toList();
        }
    }
}
