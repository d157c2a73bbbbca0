package org.connectjakarta.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.connectjakarta.ConnectException;
import org.connectjakarta.memory.InMemoryTransport;
import org.connectjakarta.server.Collected;
import org.connectjakarta.server.ListPublisher;
import org.connectjakarta.server.MatrixService;
import org.connectjakarta.server.RpcServer;
import org.connectjakarta.server.ServerOptions;
import org.connectjakarta.server.Words;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many calls at once, given up at random moments: each comes to an end, and nothing is left of it. */
@Timeout(300)
class ClientRaceTest {
    private static final int THREADS = 16;
    private static final int CALLS = 10_000;
    private static final List<Word> WORDS = List.of(Words.word("a"), Words.word("b"));
    private static final Word TWICE = Word.newBuilder().setText("a").setTimes(2).build();

    private final Map<String, AtomicInteger> outcomes = new ConcurrentHashMap<>();
    private final Queue<Throwable> wrong = new ConcurrentLinkedQueue<>();

    @Test
    void everyCallEndsAndNothingIsLeft() throws Exception {
        try (RpcServer server = MatrixService.async(ServerOptions.DEFAULT)) {
            for (Protocol protocol : Protocol.values()) {
                RpcClient rpc =
                        RpcClient.builder(InMemoryTransport.to(server))
                                .options(
                                        ClientOptions.DEFAULT.withWire(
                                                new WireOptions(protocol, "proto", false, null)))
                                .build();
                runAll(rpc);
                assertThat(rpc.unary(Words.SAY, TWICE, CallOptions.none()).message().getText())
                        .isEqualTo("a!");
                rpc.close();
            }
        }

        assertThat(wrong).isEmpty();
        int ended = outcomes.values().stream().mapToInt(AtomicInteger::get).sum();
        assertThat(ended).isEqualTo(CALLS / THREADS * THREADS * Protocol.values().length);
        assertThat(outcomes.keySet()).isSubsetOf("message", "canceled", "cancelled future");
        assertThat(outcomes).containsKey("message");
        Await.until("no thread is left: " + left(), () -> left().isEmpty());
    }

    private static List<String> left() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .filter(thread -> thread.getName().equals("connect-memory"))
                .map(Thread::toString)
                .toList();
    }

    private void runAll(RpcClient rpc) throws InterruptedException {
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(i);
            Thread caller =
                    new Thread(
                            () -> {
                                for (int call = 0; call < CALLS / THREADS; call++) {
                                    makeOne(rpc, random);
                                }
                            },
                            "caller-" + i);
            caller.start();
            callers.add(caller);
        }
        for (Thread caller : callers) {
            caller.join(TimeUnit.SECONDS.toMillis(90));
            assertThat(caller.isAlive())
                    .as(() -> "hangs: " + List.of(caller.getStackTrace()))
                    .isFalse();
        }
    }

    private void makeOne(RpcClient rpc, Random random) {
        String outcome;
        try {
            outcome = call(rpc, random);
        } catch (ConnectException e) {
            outcome = e.code().wireName();
            if (!outcome.equals("canceled")) {
                wrong.add(e);
            }
        } catch (Throwable t) {
            outcome = t.toString();
            wrong.add(t);
        }
        outcomes.computeIfAbsent(outcome, name -> new AtomicInteger()).incrementAndGet();
    }

    private static void pause(Random random) {
        LockSupport.parkNanos(random.nextInt(300_000));
    }

    private static String call(RpcClient rpc, Random random) {
        switch (random.nextInt(6)) {
            case 0 -> {
                CompletableFuture<Word> future =
                        rpc.asyncUnary(Words.SAY, TWICE).toCompletableFuture();
                pause(random);
                if (random.nextBoolean() && future.cancel(true)) {
                    return "cancelled future";
                }
                Flavour.await(future);
            }
            case 1 -> {
                CompletableFuture<Word> future =
                        rpc.asyncClientStream(Words.JOIN, new ListPublisher(WORDS))
                                .toCompletableFuture();
                pause(random);
                if (random.nextBoolean() && future.cancel(true)) {
                    return "cancelled future";
                }
                Flavour.await(future);
            }
            case 2 -> {
                TestSubscriber subscriber =
                        TestSubscriber.to(rpc.asyncServerStream(Words.REPEAT, TWICE));
                subscriber.request(random.nextInt(3) + 1);
                pause(random);
                subscriber.subscription.cancel();
            }
            case 3 -> {
                try (StreamCall<Word, Word> call = rpc.stream(Words.ECHO, CallOptions.none())) {
                    call.send(TWICE);
                    if (random.nextBoolean()) {
                        call.receive();
                    }
                    pause(random);
                }
            }
            case 4 -> {
                try (Stream<Word> responses = rpc.bidi(Words.ECHO, WORDS.stream())) {
                    responses.limit(random.nextInt(4)).forEach(word -> pause(random));
                }
            }
            default ->
                    Flavour.await(
                            Collected.from(rpc.asyncBidi(Words.ECHO, new ListPublisher(WORDS))));
        }
        return "message";
    }
}
