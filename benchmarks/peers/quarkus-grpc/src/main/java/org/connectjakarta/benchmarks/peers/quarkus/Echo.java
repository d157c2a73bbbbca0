package org.connectjakarta.benchmarks.peers.quarkus;

import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.stream.Collectors;
import org.connectjakarta.benchmarks.v1.CollectResponse;
import org.connectjakarta.benchmarks.v1.CountRequest;
import org.connectjakarta.benchmarks.v1.EchoService;
import org.connectjakarta.benchmarks.v1.Order;
import org.connectjakarta.benchmarks.v1.Sentence;

/** The service, on the event loop. */
@GrpcService
public class Echo implements EchoService {
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

    @Override
    public Uni<CollectResponse> collect(Multi<Sentence> requests) {
        return requests.collect()
                .with(Collectors.counting())
                .map(count -> CollectResponse.newBuilder().setMessages(count.intValue()).build());
    }
}
