package org.connectjakarta.quarkus.it;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.it.shop.v1.ListRequest;
import org.connectjakarta.quarkus.it.shop.v1.Receipt;
import org.connectjakarta.quarkus.it.shop.v1.SalesServiceConnect;

/** Answers those who work here. */
@ConnectService
@RolesAllowed("clerk")
public class Sales implements SalesServiceConnect.Mutiny {

    @Override
    public Uni<Receipt> count(ListRequest request) {
        return Uni.createFrom().item(Receipt.newBuilder().setArticles(7).build());
    }

    @Override
    @Authenticated
    public Multi<Receipt> follow(ListRequest request) {
        return Multi.createFrom()
                .items(3, 4)
                .map(articles -> Receipt.newBuilder().setArticles(articles).build());
    }
}
