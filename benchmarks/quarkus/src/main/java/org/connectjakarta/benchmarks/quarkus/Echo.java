package org.connectjakarta.benchmarks.quarkus;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.connectjakarta.benchmarks.v1.CountRequest;
import org.connectjakarta.benchmarks.v1.EchoServiceConnect;
import org.connectjakarta.benchmarks.v1.Order;
import org.connectjakarta.benchmarks.v1.Sentence;
import org.connectjakarta.cdi.ConnectService;

/** The service, on the event loop. */
@ConnectService
public class Echo implements EchoServiceConnect.Mutiny {
    @Override
    public Uni<Sentence> echo(Sentence request) {
        return Uni.createFrom()
                .item(Sentence.newBuilder().setSentence(request.getSentence()).build());
    }

    @Override
    public Uni<Order> echoOrder(Order request) {
        return Uni.createFrom().item(request);
    }

    @Override
    public Multi<Sentence> count(CountRequest request) {
        String text = "x".repeat(request.getLength());
        return Multi.createFrom()
                .range(0, request.getMessages())
                .map(i -> Sentence.newBuilder().setSentence(text).build());
    }
}
