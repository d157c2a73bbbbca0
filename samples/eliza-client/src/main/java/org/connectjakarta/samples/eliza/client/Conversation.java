package org.connectjakarta.samples.eliza.client;

import org.connectjakarta.samples.eliza.v1.ConverseRequest;
import org.connectjakarta.samples.eliza.v1.ConverseResponse;
import org.connectjakarta.samples.eliza.v1.ElizaServiceConnect;
import org.connectjakarta.samples.eliza.v1.IntroduceRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.Optional;
import org.connectjakarta.ConnectException;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.client.StreamCall;

/** A conversation with Eliza: line by line, until one of both says goodbye. */
@ApplicationScoped
public class Conversation {

    @Inject @ConnectClient ElizaServiceConnect.Client eliza;

    public static void main(String[] arguments) throws IOException {
        try (SeContainer container = SeContainerInitializer.newInstance().initialize()) {
            container
                    .select(Conversation.class)
                    .get()
                    .hold(new BufferedReader(new InputStreamReader(System.in)), System.out);
        }
    }

    void hold(BufferedReader person, PrintStream screen) throws IOException {
        try {
            introduce(screen);
            converse(person, screen);
        } catch (ConnectException e) {
            screen.println("Eliza cannot be reached (" + e.code().wireName() + "): " + e.message());
        }
    }

    private void introduce(PrintStream screen) {
        var sentences = eliza.introduce(IntroduceRequest.newBuilder().setName("you").build());
        try (sentences) {
            sentences.forEach(response -> screen.println("Eliza: " + response.getSentence()));
        }
    }

    private void converse(BufferedReader person, PrintStream screen) throws IOException {
        try (StreamCall<ConverseRequest, ConverseResponse> call =
                eliza.converse(CallOptions.none())) {
            String line;
            while ((line = ask(person, screen)) != null) {
                call.send(ConverseRequest.newBuilder().setSentence(line).build());
                Optional<ConverseResponse> answer = call.receive();
                if (answer.isEmpty()) {
                    return;
                }
                screen.println("Eliza: " + answer.get().getSentence());
                if (line.toLowerCase().startsWith("bye")) {
                    break;
                }
            }
            call.closeSend();
        }
    }

    private static String ask(BufferedReader person, PrintStream screen) throws IOException {
        screen.print("You:   ");
        screen.flush();
        return person.readLine();
    }
}
