package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A deadline ends an asynchronous call, cancels what the service works on, and drops what it says later. */
@Timeout(60)
class AsyncDeadlineTest {
    private static final long SOON = 20;

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aResultThatDoesNotComeIsCancelled(Wire wire) {
        CompletableFuture<Word> never = new CompletableFuture<>();
        Watcher watcher = new Watcher();
        RpcServer server = Servers.async(Servers.asyncSay(word -> never), watcher.options());
        WireCall call = WireCall.of(wire, Words.SAY).timeoutMillis(SOON).send("a");

        call.answer(call.startedBy(server).join()).failed(Code.DEADLINE_EXCEEDED);

        assertThat(never).isCancelled();
        assertThat(watcher.events).endsWith("end deadline_exceeded").doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aStreamThatStopsIsCancelledAndHeardNoMore(Wire wire) throws Exception {
        AtomicReference<Flow.Subscriber<? super Word>> subscriber = new AtomicReference<>();
        CountDownLatch cancelled = new CountDownLatch(1);
        Flow.Publisher<Word> stopping =
                s -> {
                    subscriber.set(s);
                    s.onSubscribe(
                            new Flow.Subscription() {
                                private boolean sent;

                                @Override
                                public void request(long n) {
                                    if (!sent) {
                                        sent = true;
                                        s.onNext(Words.word("early"));
                                    }
                                }

                                @Override
                                public void cancel() {
                                    cancelled.countDown();
                                }
                            });
                };
        RpcServer server = Servers.async(Servers.asyncRepeat(word -> stopping));
        WireCall call = WireCall.of(wire, Words.REPEAT).timeoutMillis(SOON).send("a");

        Loopback response = call.startedBy(server).join();
        subscriber.get().onNext(Words.word("late"));
        subscriber.get().onComplete();

        response.assertUsedAsAgreed();
        WireAnswer answer = call.answer(response).failed(Code.DEADLINE_EXCEEDED);
        assertThat(answer.texts()).containsExactly("early");
        assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void whoReadsRequestsIsToldWhy(Wire wire) throws Exception {
        AtomicReference<CompletableFuture<?>> collected = new AtomicReference<>();
        RpcServer server =
                Servers.async(
                        Servers.asyncJoin(
                                requests -> {
                                    CompletableFuture<?> all = Collected.from(requests);
                                    collected.set(all);
                                    return new CompletableFuture<>();
                                }));
        WireCall call = WireCall.of(wire, Words.JOIN).timeoutMillis(SOON).body(new TestBody());

        call.answer(call.startedBy(server).join()).failed(Code.DEADLINE_EXCEEDED);

        assertThat(collected.get()).isCompletedExceptionally();
        try {
            collected.get().get();
        } catch (ExecutionException e) {
            assertThat(((ConnectException) e.getCause()).code()).isEqualTo(Code.DEADLINE_EXCEEDED);
        }
    }
}
