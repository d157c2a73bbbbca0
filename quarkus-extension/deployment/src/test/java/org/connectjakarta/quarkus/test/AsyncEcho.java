package org.connectjakarta.quarkus.test;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Collectors;
import org.connectjakarta.CallContext;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;

/** The same as {@link Echo}, asynchronous. Its stream of no numbers does not end. */
@ConnectService
public class AsyncEcho implements EchoServiceConnect.Async {
    static final CompletableFuture<String> STARTED = new CompletableFuture<>();
    static final CompletableFuture<String> CANCELLED = new CompletableFuture<>();

    @Inject CallContext call;
    @Inject Notes notes;

    @Override
    public CompletionStage<Text> say(Text request) {
        return switch (request.getText()) {
            case "thread" -> done(Thread.currentThread().getName());
            case "procedure" -> done(call.procedure());
            case "later" -> CompletableFuture.supplyAsync(() -> Texts.text("at last"));
            case "failure" -> throw new IllegalStateException("secret");
            default -> done(request.getText());
        };
    }

    private static CompletionStage<Text> done(String text) {
        return CompletableFuture.completedFuture(Texts.text(text));
    }

    @Override
    public Flow.Publisher<Text> count(Number request) {
        notes.write("counting");
        if (request.getNumber() == 0) {
            return Multi.createFrom()
                    .<Text>nothing()
                    .onSubscription()
                    .invoke(() -> STARTED.complete("started"))
                    .onCancellation()
                    .invoke(() -> CANCELLED.complete("cancelled"));
        }
        return Multi.createFrom()
                .range(1, request.getNumber() + 1)
                .map(number -> Texts.text(notes.read() + " " + number));
    }

    @Override
    public CompletionStage<Text> join(Flow.Publisher<Text> requests) {
        return Multi.createFrom()
                .publisher(requests)
                .map(Text::getText)
                .collect()
                .with(Collectors.joining(" "))
                .map(Texts::text)
                .subscribeAsCompletionStage();
    }

    @Override
    @Blocking
    public Flow.Publisher<Text> talk(Flow.Publisher<Text> requests) {
        String thread = Thread.currentThread().getName();
        return Multi.createFrom()
                .publisher(requests)
                .map(request -> Texts.text(request.getText() + " on " + thread));
    }
}
