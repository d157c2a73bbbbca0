package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The requests of an asynchronous service: read when they are asked for, and as the rules of Reactive Streams have it. */
@Timeout(60)
class AsyncRequestsTest {
    /** Notes its signals; what it does with them is up to the test. */
    private static final class Probe implements Flow.Subscriber<Word> {
        final List<String> signals = new CopyOnWriteArrayList<>();
        final CompletableFuture<Word> result = new CompletableFuture<>();
        final CountDownLatch subscribed = new CountDownLatch(1);
        volatile Flow.Subscription subscription;
        Consumer<Flow.Subscription> onSubscribe = subscription -> {};
        Consumer<Word> onNext = word -> {};

        CompletableFuture<Word> on(Flow.Publisher<Word> requests) {
            requests.subscribe(this);
            return result;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
            subscribed.countDown();
            onSubscribe.accept(subscription);
        }

        @Override
        public void onNext(Word word) {
            signals.add(word.getText());
            onNext.accept(word);
        }

        @Override
        public void onError(Throwable failure) {
            signals.add(
                    failure instanceof ConnectException e
                            ? e.code().wireName()
                            : failure.getClass().getSimpleName());
            result.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            signals.add("complete");
            result.complete(Words.word(String.join(",", signals)));
        }
    }

    private static RpcServer join(Probe probe) {
        return Servers.async(Servers.asyncJoin(probe::on));
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aMessageIsReadWhenItIsAskedFor(Wire wire) throws Exception {
        Probe probe = new Probe();
        TestBody body = new TestBody();
        WireCall call = WireCall.of(wire, Words.JOIN).body(body);
        body.send(call.bytes(Words.word("a"))).send(call.bytes(Words.word("b")));
        Background running = call.startedBy(join(probe));
        assertThat(probe.subscribed.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(probe.signals).isEmpty();

        probe.subscription.request(2);
        probe.subscription.request(1);
        body.awaitReader();
        assertThat(probe.signals).containsExactly("a", "b");
        body.end();

        assertThat(call.answer(running.join()).ok().texts()).containsExactly("a,b,complete");
        assertThat(probe.signals).containsExactly("a", "b", "complete");
    }

    @Test
    void whoAsksForNothingIsSentNothing() throws Exception {
        Probe probe = new Probe();
        WireCall call = WireCall.of(Wire.GRPC, Words.JOIN).send("a");
        Background running = call.startedBy(join(probe));
        assertThat(probe.subscribed.await(20, TimeUnit.SECONDS)).isTrue();

        probe.result.complete(Words.word("early"));

        assertThat(call.answer(running.join()).ok().texts()).containsExactly("early");
        assertThat(probe.signals).doesNotContain("a", "complete");
    }

    /** The answer is complete and the client has it: what it may still send concerns nobody. */
    @ParameterizedTest
    @EnumSource(Wire.class)
    void anEarlyAnswerReleasesTheThreadThoughTheClientGoesOn(Wire wire) throws Exception {
        Probe probe = new Probe();
        probe.onSubscribe = subscription -> subscription.request(Long.MAX_VALUE);
        probe.onNext = word -> probe.result.complete(Words.word("enough"));
        TestBody body = new TestBody();
        WireCall call = WireCall.of(wire, Words.JOIN).body(body);
        body.send(call.bytes(Words.word("a")));

        Background running = call.startedBy(join(probe));

        assertThat(call.answer(running.join()).ok().texts()).containsExactly("enough");
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void anAnswerFromAnotherThreadReleasesTheThreadThatReads(Wire wire) throws Exception {
        Probe probe = new Probe();
        probe.onSubscribe = subscription -> subscription.request(Long.MAX_VALUE);
        TestBody body = new TestBody();
        WireCall call = WireCall.of(wire, Words.JOIN).body(body);
        Background running = call.startedBy(join(probe));
        body.awaitReader();

        probe.result.complete(Words.word("enough"));

        assertThat(call.answer(running.join()).ok().texts()).containsExactly("enough");
    }

    @Test
    void manyMessagesNeedNoStack() {
        Probe probe = new Probe();
        int[] count = new int[1];
        Flow.Subscriber<Word> counting =
                new Flow.Subscriber<>() {
                    private Flow.Subscription subscription;

                    @Override
                    public void onSubscribe(Flow.Subscription subscription) {
                        this.subscription = subscription;
                        subscription.request(1);
                    }

                    @Override
                    public void onNext(Word word) {
                        count[0]++;
                        subscription.request(1);
                    }

                    @Override
                    public void onError(Throwable failure) {
                        probe.onError(failure);
                    }

                    @Override
                    public void onComplete() {
                        probe.result.complete(Words.word("" + count[0]));
                    }
                };
        RpcServer server =
                Servers.async(
                        Servers.asyncJoin(
                                requests -> {
                                    requests.subscribe(counting);
                                    return probe.result;
                                }));

        WireAnswer answer =
                WireCall.of(Wire.GRPC, Words.JOIN).sendRaw(new byte[5 * 300_000]).servedBy(server);

        assertThat(answer.ok().texts()).containsExactly("300000");
    }

    @Test
    void demandMayComeFromOtherThreads() {
        ExecutorService other = Executors.newSingleThreadExecutor();
        Probe probe = new Probe();
        probe.onSubscribe = subscription -> other.execute(() -> subscription.request(1));
        probe.onNext = word -> other.execute(() -> probe.subscription.request(1));
        WireCall call = WireCall.of(Wire.GRPC, Words.JOIN);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            call.send("" + i);
            expected.add("" + i);
        }
        expected.add("complete");

        call.answer(call.startedBy(join(probe)).join()).ok();

        assertThat(probe.signals).isEqualTo(expected);
        other.shutdown();
    }

    @Test
    void askingForNoneOrFewerIsAnError() {
        for (long n : new long[] {0, -1, Long.MIN_VALUE}) {
            Probe probe = new Probe();
            probe.onSubscribe = subscription -> subscription.request(n);
            try (CapturedLog log = new CapturedLog()) {
                WireCall.of(Wire.GRPC, Words.JOIN)
                        .send("a")
                        .servedBy(join(probe))
                        .failed(Code.UNKNOWN);
            }
            assertThat(probe.signals).containsExactly("IllegalArgumentException");
        }
    }

    @Test
    void afterTheEndNothingIsSignalled() {
        Probe probe = new Probe();
        probe.onSubscribe = subscription -> subscription.request(Long.MAX_VALUE);
        WireCall.of(Wire.GRPC, Words.JOIN).send("a").servedBy(join(probe)).ok();

        probe.subscription.request(0);
        probe.subscription.request(1);
        probe.subscription.cancel();

        assertThat(probe.signals).containsExactly("a", "complete");
    }

    @Test
    void whoCancelsIsNotSignalledAgain() throws Exception {
        Probe probe = new Probe();
        probe.onSubscribe = subscription -> subscription.request(Long.MAX_VALUE);
        probe.onNext =
                word -> {
                    probe.subscription.cancel();
                    probe.subscription.request(0);
                    probe.result.complete(Words.word("cancelled"));
                };
        WireCall call = WireCall.of(Wire.GRPC, Words.JOIN).send("a", "b");

        assertThat(call.servedBy(join(probe)).ok().texts()).containsExactly("cancelled");

        assertThat(probe.signals).containsExactly("a");
    }

    @Test
    void aSecondSubscriberIsRefusedAndTheFirstGoesOn() {
        Probe first = new Probe();
        Probe second = new Probe();
        first.onSubscribe = subscription -> subscription.request(Long.MAX_VALUE);
        second.onSubscribe = subscription -> subscription.request(1);
        RpcServer server =
                Servers.async(
                        Servers.asyncJoin(
                                requests -> {
                                    CompletableFuture<Word> result = first.on(requests);
                                    second.on(requests);
                                    return result;
                                }));

        WireCall.of(Wire.GRPC, Words.JOIN).send("a").servedBy(server).ok();

        assertThat(first.signals).containsExactly("a", "complete");
        assertThat(second.signals).containsExactly("IllegalStateException");
    }

    @Test
    void aSubscriberThatThrowsEndsTheCall() {
        for (boolean elsewhere : new boolean[] {false, true}) {
            Probe probe = new Probe();
            probe.onSubscribe =
                    subscription -> {
                        if (elsewhere) {
                            new Thread(() -> subscription.request(1)).start();
                        } else {
                            subscription.request(1);
                        }
                    };
            probe.onNext =
                    word -> {
                        throw new IllegalStateException("expected by the test");
                    };
            try (CapturedLog log = new CapturedLog()) {
                WireCall call = WireCall.of(Wire.GRPC, Words.JOIN).send("a");

                call.answer(call.startedBy(join(probe)).join()).failed(Code.UNKNOWN);

                assertThat(log.errors()).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aRequestThatIsNoMessageIsSignalled(Wire wire) {
        Probe probe = new Probe();
        probe.onSubscribe = subscription -> subscription.request(Long.MAX_VALUE);
        WireCall call = WireCall.of(wire, Words.JOIN).send("a");
        call.sendRaw(call.raw(0, new byte[] {-1}));

        call.servedBy(join(probe)).failed(Code.INVALID_ARGUMENT);

        assertThat(probe.signals).containsExactly("a", "invalid_argument");
    }
}
