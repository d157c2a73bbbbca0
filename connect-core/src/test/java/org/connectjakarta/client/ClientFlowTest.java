package org.connectjakarta.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.memory.InMemoryTransport;
import org.connectjakarta.server.ListPublisher;
import org.connectjakarta.server.RpcServer;
import org.connectjakarta.server.Servers;
import org.connectjakarta.server.Words;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who reads slowly slows down who sends, in both directions and every flavour; publishers keep the rules of Reactive Streams. */
@Timeout(20)
class ClientFlowTest {
    private static final String STREAM = "application/connect+proto";
    private static final Word WORD = Words.word("a");

    /** Ten thousand bytes that no compression makes much smaller. */
    private static final Word LARGE =
            Words.word(
                    new Random(1)
                            .ints(10_000, ' ', '~')
                            .mapToObj(Character::toString)
                            .collect(Collectors.joining()));

    /** A server that has one message in each piece it sends. */
    private static ScriptedTransport counting(int messages) {
        return ScriptedTransport.of(
                exchange -> {
                    exchange.head(200, "content-type", STREAM);
                    for (int i = 0; i < messages; i++) {
                        exchange.body(Frames.message("m" + i));
                    }
                    exchange.body(Frames.end("{}")).finish();
                });
    }

    @Test
    void aSubscriberGetsWhatItAsksForAndNotMuchMoreIsFetched() {
        ScriptedTransport transport = counting(100);
        TestSubscriber subscriber =
                TestSubscriber.to(transport.client().asyncServerStream(Words.REPEAT, WORD));

        subscriber.request(3).awaitSignals(4);
        subscriber.request(2).awaitSignals(6);

        assertThat(subscriber.signals).containsExactly("subscribed", "m0", "m1", "m2", "m3", "m4");
        assertThat(transport.exchange().fetches()).isBetween(5, 6);
    }

    @Test
    void theEndComesWithoutBeingAskedForOnceItIsThere() {
        ScriptedTransport transport = counting(2);
        TestSubscriber subscriber =
                TestSubscriber.to(transport.client().asyncServerStream(Words.REPEAT, WORD));

        subscriber.request(Long.MAX_VALUE).awaitSignals(4);

        assertThat(subscriber.signals).containsExactly("subscribed", "m0", "m1", "complete");
    }

    @Test
    void nothingIsSentBeforeTheSubscription() {
        ScriptedTransport transport = counting(2);

        var publisher = transport.client().asyncServerStream(Words.REPEAT, WORD);

        assertThat(transport.exchanges).isEmpty();
        TestSubscriber.to(publisher);
        Await.until("called", () -> transport.exchanges.size() == 1);
    }

    @Test
    void aCallCanBeSubscribedToOnce() {
        ScriptedTransport transport = counting(2);
        var publisher = transport.client().asyncServerStream(Words.REPEAT, WORD);
        TestSubscriber.to(publisher).request(9).awaitSignals(4);

        TestSubscriber second = TestSubscriber.to(publisher).awaitSignals(2);

        assertThat(second.signals).containsExactly("subscribed", "error");
        assertThat(second.failure).isInstanceOf(IllegalStateException.class);
        assertThat(transport.exchanges).hasSize(1);
    }

    @Test
    void askingForNothingIsAnError() {
        for (long n : new long[] {0, -1, Long.MIN_VALUE}) {
            ScriptedTransport transport = counting(2);
            TestSubscriber subscriber =
                    TestSubscriber.to(transport.client().asyncServerStream(Words.REPEAT, WORD));

            subscriber.request(n).awaitSignals(2);

            assertThat(subscriber.signals).containsExactly("subscribed", "error");
            assertThat(subscriber.failure).isInstanceOf(IllegalArgumentException.class);
            Await.until("cancelled", () -> transport.exchange().isCancelled());
        }
    }

    @Test
    void aFailureIsTheLastSignal() {
        ScriptedTransport transport =
                ScriptedTransport.of(
                        exchange ->
                                exchange.head(200, "content-type", STREAM)
                                        .body(Frames.message("one"))
                                        .thenReset(8));
        TestSubscriber subscriber =
                TestSubscriber.to(transport.client().asyncServerStream(Words.REPEAT, WORD));

        subscriber.request(5).awaitSignals(3);

        assertThat(subscriber.signals).containsExactly("subscribed", "one", "error");
        assertThat(((ConnectException) subscriber.failure).code()).isEqualTo(Code.CANCELED);
        subscriber.request(1);
        subscriber.subscription.cancel();
        assertThat(subscriber.signals).hasSize(3);
    }

    @Test
    void aFailureComesWithoutBeingAskedFor() {
        ScriptedTransport transport = ScriptedTransport.of(exchange -> exchange.reset(7));
        TestSubscriber subscriber =
                TestSubscriber.to(transport.client().asyncServerStream(Words.REPEAT, WORD));

        subscriber.awaitSignals(2);

        assertThat(((ConnectException) subscriber.failure).code()).isEqualTo(Code.UNAVAILABLE);
    }

    @Test
    void manyMessagesGrowNoStack() {
        int count = 20_000;
        ScriptedTransport transport =
                ScriptedTransport.of(
                        exchange -> {
                            exchange.head(200, "content-type", STREAM);
                            byte[][] all = new byte[count][];
                            Arrays.fill(all, Frames.message("m"));
                            exchange.body(Frames.join(all)).body(Frames.end("{}")).finish();
                        });
        TestSubscriber subscriber = new TestSubscriber();
        AtomicInteger seen = new AtomicInteger();
        transport
                .client()
                .asyncServerStream(Words.REPEAT, WORD)
                .subscribe(new OneByOne(subscriber, seen));

        subscriber.awaitSignals(2);

        assertThat(subscriber.signals).containsExactly("subscribed", "complete");
        assertThat(seen).hasValue(count);
    }

    /** Asks for each message when it has the one before it. */
    private record OneByOne(TestSubscriber end, AtomicInteger seen)
            implements Flow.Subscriber<Word> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            end.onSubscribe(subscription);
            subscription.request(1);
        }

        @Override
        public void onNext(Word word) {
            seen.incrementAndGet();
            end.subscription.request(1);
        }

        @Override
        public void onError(Throwable failure) {
            end.onError(failure);
        }

        @Override
        public void onComplete() {
            end.onComplete();
        }
    }

    @Test
    void requestsAreAskedForWhenTheyCanBeSent() {
        ScriptedTransport full = ScriptedTransport.of(ScriptedExchange::holdWrites);
        ListPublisher requests =
                new ListPublisher(
                        IntStream.range(0, 10).mapToObj(i -> Words.word("r" + i)).toList());
        full.client().asyncClientStream(Words.JOIN, requests);
        ScriptedExchange exchange = full.exchange();

        for (int sent = 1; sent <= 3; sent++) {
            Await.until("the next is sent", exchange::isHolding);
            assertThat(requests.requested).hasValue(sent);
            assertThat(Frames.words(exchange.sent())).hasSize(sent);
            exchange.takeMore();
        }
    }

    @Test
    void aPublisherThatFailsCancelsTheCall() {
        ScriptedTransport silent = ScriptedTransport.silent();
        ConnectException failure = new ConnectException(Code.ABORTED, "no more");
        var future =
                silent.client()
                        .asyncClientStream(Words.JOIN, new ListPublisher(List.of(WORD), failure));

        Await.failure(Code.ABORTED, () -> Flavour.await(future));
        Await.until("cancelled", () -> silent.exchange().isCancelled());
    }

    @Test
    void aStreamOfRequestsThatFailsCancelsTheCall() {
        ScriptedTransport silent = ScriptedTransport.silent();
        Stream<Word> requests =
                Stream.of(1, 2)
                        .map(
                                i -> {
                                    throw new IllegalStateException("no word");
                                });

        Throwable thrown = catchThrowable(() -> silent.client().clientStream(Words.JOIN, requests));

        assertThat(thrown).hasStackTraceContaining("no word");
        assertThat(silent.exchange().isCancelled()).isTrue();
    }

    @Test
    void aSlowSubscriberStopsTheServer() {
        int megabyte = 1 << 20;
        AtomicLong written = new AtomicLong();
        try (RpcServer server =
                        Servers.of(
                                Servers.repeat(
                                        word ->
                                                Stream.generate(
                                                        () -> {
                                                            written.addAndGet(10_000);
                                                            return LARGE;
                                                        })));
                RpcClient rpc = RpcClient.builder(InMemoryTransport.to(server)).build()) {
            TestSubscriber subscriber =
                    TestSubscriber.to(rpc.asyncServerStream(Words.REPEAT, WORD));
            subscriber.request(10).awaitSignals(11);
            StallsAt.assertStalled(written, megabyte);

            subscriber.request(200).awaitSignals(211);
            StallsAt.assertStalled(written, 3 * megabyte);
            subscriber.subscription.cancel();
        }
    }

    @Test
    void aSlowReaderStopsTheServer() {
        AtomicLong written = new AtomicLong();
        try (RpcServer server =
                        Servers.of(
                                Servers.echo(
                                        requests ->
                                                Stream.generate(
                                                        () -> {
                                                            written.addAndGet(10_000);
                                                            return LARGE;
                                                        })));
                RpcClient rpc = RpcClient.builder(InMemoryTransport.to(server)).build();
                StreamCall<Word, Word> call = rpc.stream(Words.ECHO, CallOptions.none())) {
            assertThat(call.receive()).contains(LARGE);

            StallsAt.assertStalled(written, 1 << 20);
        }
    }

    @Test
    void aServerThatDoesNotReadStopsTheSender() {
        AtomicLong written = new AtomicLong();
        ListPublisher endless =
                new ListPublisher(
                        () ->
                                Stream.generate(
                                                () -> {
                                                    written.addAndGet(10_000);
                                                    return LARGE;
                                                })
                                        .iterator());
        var blocked = new CountDownLatch(1);
        try (RpcServer server =
                        Servers.of(
                                Servers.join(
                                        requests -> {
                                            awaitQuietly(blocked);
                                            return WORD;
                                        }));
                RpcClient rpc = RpcClient.builder(InMemoryTransport.to(server)).build()) {
            var future = rpc.asyncClientStream(Words.JOIN, endless);

            Await.until("it sends", () -> written.get() > 20_000);
            StallsAt.assertStalled(written, 1 << 20);
            blocked.countDown();

            assertThat(Flavour.await(future)).isEqualTo(WORD);
            Await.until("nobody wants requests any more", () -> endless.cancelled);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sees that a counter comes to a halt below a bound. */
    private static final class StallsAt {
        static void assertStalled(AtomicLong counter, long bound) {
            long[] last = {-1};
            int[] same = {0};
            Await.until(
                    "a halt",
                    () -> {
                        long now = counter.get();
                        assertThat(now).isLessThan(bound);
                        same[0] = now == last[0] ? same[0] + 1 : 0;
                        last[0] = now;
                        return same[0] > 200;
                    });
        }
    }
}
