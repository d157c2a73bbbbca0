package org.connectjakarta.quarkus.it;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.connectjakarta.ConnectException;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.client.StreamCall;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.connectjakarta.quarkus.it.shop.v1.AuctionServiceConnect;
import org.connectjakarta.quarkus.it.shop.v1.Price;
import org.connectjakarta.quarkus.it.shop.v1.PriceServiceConnect;
import org.connectjakarta.quarkus.it.shop.v1.QuoteRequest;
import org.connectjakarta.vertx.HttpVersionChoice;

/** A client that has calls under way: one that is answered late, and streams on which nothing happens any more. */
final class Visitor implements AutoCloseable {
    private static final QuoteRequest TEA = QuoteRequest.newBuilder().setArticle("tea").build();
    private static final Price BID = Price.newBuilder().setCents(500).build();

    private final RpcClient rpc;
    private final PriceServiceConnect.Client prices;
    private final AuctionServiceConnect.Client auction;
    private final CompletableFuture<Price> bid = new CompletableFuture<>();
    private final List<CompletableFuture<ConnectException>> streams = new ArrayList<>();

    Visitor(URI base, Protocol protocol, HttpVersionChoice version) {
        rpc =
                ConnectClientBuilder.newBuilder()
                        .baseUri(base)
                        .protocol(protocol)
                        .httpVersion(version)
                        .buildRpc();
        prices = PriceServiceConnect.client(rpc);
        auction = AuctionServiceConnect.client(rpc);
    }

    /** Starts the late call, and the server's stream; returns when that has begun. */
    void bid() {
        inBackground("bid", () -> bid.complete(auction.bid(BID)), bid);
        idle(auction.follow(TEA, CallOptions.none()));
    }

    /** Starts the stream of both sides; returns when it has begun. */
    void haggle() {
        StreamCall<Price, Price> talk = prices.haggle(CallOptions.none());
        talk.send(BID);
        idle(talk);
    }

    private void idle(StreamCall<?, Price> stream) {
        stream.receive();
        CompletableFuture<ConnectException> end = new CompletableFuture<>();
        streams.add(end);
        inBackground(
                "stream",
                () -> {
                    try (stream) {
                        end.completeExceptionally(
                                new AssertionError("something came: " + stream.receive()));
                    } catch (ConnectException e) {
                        end.complete(e);
                    }
                },
                end);
    }

    private static void inBackground(String name, Runnable action, CompletableFuture<?> outcome) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                action.run();
                            } catch (RuntimeException e) {
                                outcome.completeExceptionally(e);
                            }
                        },
                        name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Makes a short call. */
    Price quote() {
        return prices.quote(TEA);
    }

    /** The answer to the late call. */
    CompletableFuture<Price> answer() {
        return bid;
    }

    /** How each stream fails. */
    List<CompletableFuture<ConnectException>> ends() {
        return streams;
    }

    @Override
    public void close() {
        rpc.close();
    }
}
