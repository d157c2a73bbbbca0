package org.connectjakarta.quarkus.client;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;

/** The service that clients call, in the same application. A header is told by its name with a colon; the stream of no numbers does not end. */
@ConnectService
public class Other implements EchoServiceConnect.Mutiny {
    static final BlockingQueue<String> CANCELLED = new LinkedBlockingQueue<>();

    @Inject CallContext call;

    static Text text(String text) {
        return Text.newBuilder().setText(text).build();
    }

    @Override
    public Uni<Text> say(Text request) {
        String text = request.getText();
        if (text.equals("fail")) {
            throw new ConnectException(Code.FAILED_PRECONDITION, "as you wish");
        }
        return Uni.createFrom()
                .item(
                        text.startsWith(":")
                                ? text(String.valueOf(call.requestHeaders().get(text.substring(1))))
                                : request);
    }

    @Override
    public Multi<Text> count(Number request) {
        if (request.getNumber() == 0) {
            String caller = String.valueOf(call.requestHeaders().get("x-caller"));
            return Multi.createFrom()
                    .ticks()
                    .every(java.time.Duration.ofMillis(5))
                    .map(tick -> text("tick"))
                    .onCancellation()
                    .invoke(() -> CANCELLED.add(caller));
        }
        return Multi.createFrom().range(0, request.getNumber()).map(n -> text(n.toString()));
    }

    @Override
    public Uni<Text> join(Multi<Text> requests) {
        return requests.map(Text::getText).collect().with(Collectors.joining(" ")).map(Other::text);
    }

    @Override
    public Multi<Text> talk(Multi<Text> requests) {
        return requests.map(each -> text("yes, " + each.getText()));
    }
}
