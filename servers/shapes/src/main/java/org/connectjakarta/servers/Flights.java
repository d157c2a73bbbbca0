package org.connectjakarta.servers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.connectjakarta.ConnectException;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.client.StreamCall;
import org.connectjakarta.servers.house.HouseConnect;
import org.connectjakarta.servers.house.Text;
import org.connectjakarta.servers.house.Time;
import org.connectjakarta.vertx.HttpVersionChoice;

/** Calls that are under way at a house, each on a thread of its own, in all protocols. */
final class Flights implements AutoCloseable {
    static final String DONE = "done";
    private static final Time SHORT = Time.newBuilder().setMillis(1500).build();
    private static final Time LONG = Time.newBuilder().setMillis(120_000).build();

    /** Open Liberty lets 30 s go by before it stops an application because the server stops. */
    private static final int PATIENCE_SECONDS = 60;

    /** Open Liberty shows no request over HTTP/2 that is not complete. */
    private static final boolean ANY_STREAM = !System.getProperty("server.kind").equals("liberty");

    private final String url;
    private final Time deaf;
    private final Map<String, CompletableFuture<String>> calls = new LinkedHashMap<>();
    private final Map<String, RpcClient> clients = new LinkedHashMap<>();
    private int guests;

    /**
     * To a house.
     *
     * @param deafMillis how long the calls take that do not end when they are interrupted
     */
    Flights(String url, long deafMillis) {
        this.url = url;
        deaf = Time.newBuilder().setMillis(deafMillis).build();
    }

    /** Starts calls of all kinds, and returns when the house has them all. */
    void start() throws Exception {
        clients.put("connect-1", Houses.rpc(url, Protocol.CONNECT, HttpVersionChoice.HTTP_1_1));
        clients.put("connect-2", Houses.rpc(url, Protocol.CONNECT, HttpVersionChoice.HTTP_2));
        clients.put("grpc", Houses.rpc(url, Protocol.GRPC, HttpVersionChoice.HTTP_2));
        clients.put("grpc-web", Houses.rpc(url, Protocol.GRPC_WEB, HttpVersionChoice.HTTP_1_1));
        for (Map.Entry<String, RpcClient> each : clients.entrySet()) {
            HouseConnect.Client house = HouseConnect.client(each.getValue());
            unary(each.getKey() + " short", () -> house.stay(SHORT));
            unary(each.getKey() + " long", () -> house.stay(LONG));
            unary(each.getKey() + " deaf", () -> house.insist(deaf));
            stream(each.getKey() + " ticks", begun -> tick(house, begun));
            if (ANY_STREAM || each.getKey().equals("connect-1")) {
                stream(each.getKey() + " waits", begun -> gather(house, begun));
            }
        }
        HouseConnect house = HouseConnect.client(clients.get("connect-1"));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (house.guests(Text.getDefaultInstance()).getCount() < guests) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the calls do not arrive: " + outcomes());
            }
            Thread.sleep(20);
        }
    }

    private void unary(String name, Runnable call) {
        guests++;
        run(name, call);
    }

    private void stream(String name, Consumer<CountDownLatch> call) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        run(name, () -> call.accept(begun));
        if (!begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(name + " does not begin");
        }
    }

    private static void tick(HouseConnect house, CountDownLatch begun) {
        try (Stream<Text> ticks = house.tick(LONG)) {
            ticks.forEach(tick -> begun.countDown());
        }
    }

    /** The service waits for a request that does not come. */
    private static void gather(HouseConnect.Client house, CountDownLatch begun) {
        try (StreamCall<Text, Text> call = house.gather(CallOptions.none())) {
            call.send(Text.getDefaultInstance());
            begun.countDown();
            call.receive();
        }
    }

    private void run(String name, Runnable call) {
        CompletableFuture<String> outcome = new CompletableFuture<>();
        calls.put(name, outcome);
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                call.run();
                                outcome.complete(DONE);
                            } catch (ConnectException e) {
                                outcome.complete(e.code().wireName() + ": " + e.getMessage());
                            } catch (Throwable t) {
                                outcome.complete(t.toString());
                            }
                        },
                        name);
        thread.setDaemon(true);
        thread.start();
    }

    /** How they ended, by name; waits for all, but not for ever. */
    Map<String, String> outcomes() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (Map.Entry<String, CompletableFuture<String>> each : calls.entrySet()) {
            long left = Math.max(0, end - System.nanoTime());
            outcomes.put(
                    each.getKey(),
                    each.getValue()
                            .completeOnTimeout("hangs", left + 1, TimeUnit.NANOSECONDS)
                            .get());
        }
        return outcomes;
    }

    @Override
    public void close() {
        clients.values().forEach(RpcClient::close);
    }
}
