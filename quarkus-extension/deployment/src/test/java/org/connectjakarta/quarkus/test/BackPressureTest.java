package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.client.StreamCall;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackPressureTest {
    /** So many do not fit into the windows and buffers on the way. */
    private static final int ENOUGH = 1_000;

    /** Does not become smaller by compression. */
    private static final Text MESSAGE =
            Texts.text(
                    new Random(1)
                            .ints(16 * 1024, ' ', '~')
                            .mapToObj(Character::toString)
                            .collect(Collectors.joining()));

    private static final long STILL_MILLIS = 500;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final AtomicInteger PUBLISHED = new AtomicInteger();
    private static final AtomicInteger TAKEN = new AtomicInteger();
    private static final AtomicInteger SENT = new AtomicInteger();
    private static volatile CompletableFuture<Void> goOn = new CompletableFuture<>();

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Applications.threads(Flowing.class);

    @TestHTTPResource("/")
    URI base;

    /** Publishes without end, and takes a message only when it may go on. */
    @ConnectService
    public static class Flowing implements EchoServiceConnect.Mutiny {
        @Override
        public Multi<Text> count(Number request) {
            return Multi.createBy().repeating().supplier(Flowing::next).indefinitely();
        }

        @Override
        public Uni<Text> join(Multi<Text> requests) {
            return requests.onItem()
                    .transformToUniAndConcatenate(
                            each ->
                                    Uni.createFrom()
                                            .completionStage(goOn)
                                            .invoke(TAKEN::incrementAndGet))
                    .collect()
                    .last()
                    .map(nothing -> Texts.text("taken: " + TAKEN));
        }

        @Override
        @Blocking
        public Multi<Text> talk(Multi<Text> requests) {
            return count(Number.getDefaultInstance());
        }

        private static Text next() {
            PUBLISHED.incrementAndGet();
            return MESSAGE;
        }
    }

    @BeforeEach
    void begin() {
        PUBLISHED.set(0);
        TAKEN.set(0);
        SENT.set(0);
        goOn = new CompletableFuture<>();
    }

    private EchoServiceConnect.Client echo() {
        return Http.grpc(base, EchoServiceConnect.Client.class);
    }

    /** The count once it does not change any more. */
    private static int still(AtomicInteger count) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        int last = -1;
        int now = count.get();
        while (last != now && System.nanoTime() < deadline) {
            last = now;
            Thread.sleep(STILL_MILLIS);
            now = count.get();
        }
        return now;
    }

    @ParameterizedTest
    @ValueSource(strings = {"on the event loop", "on a worker thread"})
    void aClientThatDoesNotReadStopsThePublisher(String where) throws Exception {
        try (StreamCall<?, Text> call = open(where)) {
            assertThat(call.receive()).contains(MESSAGE);
            int published = still(PUBLISHED);
            assertThat(published).isPositive().isLessThan(ENOUGH);
            for (int i = 0; i < ENOUGH; i++) {
                assertThat(call.receive()).contains(MESSAGE);
            }
            assertThat(PUBLISHED.get()).isGreaterThan(published);
        }
    }

    private StreamCall<?, Text> open(String where) {
        if (where.equals("on the event loop")) {
            return echo().count(Number.getDefaultInstance(), CallOptions.none());
        }
        StreamCall<Text, Text> talk = echo().talk(CallOptions.none());
        talk.closeSend();
        return talk;
    }

    @Test
    void aSubscriberThatDoesNotAskStopsTheClient() throws Exception {
        try (StreamCall<Text, Text> call = echo().join(CallOptions.none())) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(call));
            int sent = still(SENT);
            assertThat(sent).isPositive().isLessThan(ENOUGH);
            assertThat(sending).isNotDone();
            goOn.complete(null);
            sending.get(PATIENCE_NANOS, TimeUnit.NANOSECONDS);
            assertThat(call.receive()).contains(Texts.text("taken: " + ENOUGH));
        }
    }

    private static void send(StreamCall<Text, Text> call) {
        for (int i = 0; i < ENOUGH; i++) {
            call.send(MESSAGE);
            SENT.incrementAndGet();
        }
        call.closeSend();
    }
}
