package org.connectjakarta.mp.client.war.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.mp.client.echo.EchoConnect;
import org.connectjakarta.mp.client.echo.Text;

/** A bean that calls, in the ways there are. */
@ApplicationScoped
public class Talk {
    private final Map<String, UnaryOperator<Text>> ways;

    @Inject
    Talk(
            @ConnectClient EchoConnect blocking,
            @ConnectClient EchoConnect.Async async,
            @ConnectClient("grpc") EchoConnect grpc,
            @ConnectClient NotedEcho registered) {
        ways =
                Map.of(
                        "blocking",
                        blocking::say,
                        "async",
                        text -> async.say(text).toCompletableFuture().join(),
                        "grpc",
                        text -> repeat(grpc, text),
                        "registered",
                        registered::say);
    }

    /** For CDI. */
    protected Talk() {
        ways = Map.of();
    }

    private static Text repeat(EchoConnect grpc, Text text) {
        try (Stream<Text> texts = grpc.repeat(text)) {
            return text(texts.map(Text::getText).collect(Collectors.joining("+")));
        }
    }

    /** What the service answers to a text. */
    public String say(String way, String text) {
        return ways.get(way).apply(text(text)).getText();
    }

    private static Text text(String text) {
        return Text.newBuilder().setText(text).build();
    }
}
