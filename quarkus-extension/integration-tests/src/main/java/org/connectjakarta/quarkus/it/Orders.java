package org.connectjakarta.quarkus.it;

import com.google.protobuf.Timestamp;
import io.smallrye.mutiny.Multi;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Collectors;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.it.shop.v1.Order;
import org.connectjakarta.quarkus.it.shop.v1.OrderServiceConnect;
import org.connectjakarta.quarkus.it.shop.v1.Receipt;

/** Answers on event loops, in the JDK's own types. */
@ConnectService
public class Orders implements OrderServiceConnect.Async {

    @Override
    public CompletionStage<Receipt> place(Order request) {
        return CompletableFuture.completedFuture(receipt(request.getCount()));
    }

    @Override
    public CompletionStage<Receipt> placeAll(Flow.Publisher<Order> requests) {
        return Multi.createFrom()
                .publisher(requests)
                .collect()
                .with(Collectors.summingInt(Order::getCount))
                .map(Orders::receipt)
                .subscribeAsCompletionStage();
    }

    private static Receipt receipt(int articles) {
        return Receipt.newBuilder()
                .setArticles(articles)
                .setPlaced(Timestamp.newBuilder().setSeconds(1_000_000_000))
                .build();
    }
}
