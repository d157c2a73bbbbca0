package org.connectjakarta.quarkus.it;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.it.shop.v1.Price;
import org.connectjakarta.quarkus.it.shop.v1.PriceServiceConnect;
import org.connectjakarta.quarkus.it.shop.v1.QuoteRequest;

/** Answers on event loops, with Mutiny. */
@ConnectService
public class Prices implements PriceServiceConnect.Mutiny {

    @Override
    public Uni<Price> quote(QuoteRequest request) {
        return Uni.createFrom().item(price(100L * request.getArticle().length()));
    }

    @Override
    public Multi<Price> watch(QuoteRequest request) {
        int letters = request.getArticle().length();
        return Multi.createFrom().range(0, letters).map(fallen -> price(100L * (letters - fallen)));
    }

    @Override
    public Multi<Price> haggle(Multi<Price> requests) {
        return requests.map(offer -> price(offer.getCents() + 1));
    }

    private static Price price(long cents) {
        return Price.newBuilder().setCurrency("EUR").setCents(cents).build();
    }
}
