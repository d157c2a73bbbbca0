package org.connectjakarta.quarkus.it;

import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.connectjakarta.CanceledException;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.it.shop.v1.AuctionServiceConnect;
import org.connectjakarta.quarkus.it.shop.v1.Price;
import org.connectjakarta.quarkus.it.shop.v1.QuoteRequest;

/** Keeps its callers waiting, on worker threads. */
@ConnectService
public class Auction implements AuctionServiceConnect {
    private final Hammer hammer;

    /** For the container. */
    @Inject
    Auction(Hammer hammer) {
        this.hammer = hammer;
    }

    @Override
    public Price bid(Price request) {
        try {
            hammer.await();
            return request;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Nobody bids: there is no second price. */
    @Override
    public Stream<Price> follow(QuoteRequest request) {
        Price first = Price.newBuilder().setCurrency("EUR").setCents(100).build();
        return Stream.iterate(first, last -> rise());
    }

    private static Price rise() {
        try {
            new CountDownLatch(1).await();
            throw new IllegalStateException("nobody can have bid");
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static CanceledException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new CanceledException("the auction is interrupted", e);
    }
}
