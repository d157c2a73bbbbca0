package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Interceptor;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Asynchronous unary results and response streams. */
@Timeout(60)
class AsyncTest {
    private static final int MANY = 1_000_000;

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aResultMayComeFromAnotherThread(Wire wire) {
        CompletableFuture<Word> result = new CompletableFuture<>();
        CountDownLatch asked = new CountDownLatch(1);
        RpcServer server =
                Servers.async(
                        Servers.asyncSay(
                                word -> {
                                    asked.countDown();
                                    return result;
                                }));
        WireCall call = WireCall.of(wire, Words.SAY).send("a");
        Background running = call.startedBy(server);

        new Thread(
                        () -> {
                            await(asked);
                            result.complete(Words.word("later"));
                        })
                .start();

        assertThat(call.answer(running.join()).ok().texts()).containsExactly("later");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<Arguments> failures() {
        ConnectException error = new ConnectException(Code.NOT_FOUND, "no such word");
        return Stream.of(
                arguments(error, Code.NOT_FOUND),
                arguments(new CompletionException(error), Code.NOT_FOUND),
                arguments(new ExecutionException(new CompletionException(error)), Code.NOT_FOUND),
                arguments(new NoSuchElementException("secret"), Code.UNKNOWN),
                arguments(new AssertionError("secret"), Code.INTERNAL));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failuresAreUnwrapped(Throwable failure, Code code) {
        Words.Async failing =
                new Words.Async() {
                    @Override
                    public CompletionStage<Word> say(Word request) {
                        return CompletableFuture.failedFuture(failure);
                    }

                    @Override
                    public Flow.Publisher<Word> repeat(Word request) {
                        return new ListPublisher(List.of(Words.word("before")), failure);
                    }

                    @Override
                    public CompletionStage<Word> join(Flow.Publisher<Word> requests) {
                        return Collected.from(requests)
                                .thenCompose(all -> CompletableFuture.failedFuture(failure));
                    }
                };
        try (CapturedLog log = new CapturedLog()) {
            for (var method : List.of(Words.SAY, Words.REPEAT, Words.JOIN)) {
                WireAnswer answer =
                        WireCall.of(Wire.GRPC, method).send("a").servedBy(Servers.async(failing));

                assertThat(answer.failed(code).message).doesNotContain("secret");
                assertThat(answer.texts())
                        .isEqualTo(method == Words.REPEAT ? List.of("before") : List.of());
            }
        }
    }

    @Test
    void aMethodMayFailBeforeItReturns() {
        Words.Async failing =
                new Words.Async() {
                    @Override
                    public Flow.Publisher<Word> echo(Flow.Publisher<Word> requests) {
                        throw new ConnectException(Code.OUT_OF_RANGE, "no");
                    }

                    @Override
                    public Flow.Publisher<Word> repeat(Word request) {
                        return subscriber -> {
                            throw new ConnectException(Code.OUT_OF_RANGE, "no");
                        };
                    }
                };

        for (var method : List.of(Words.ECHO, Words.REPEAT)) {
            WireCall.of(Wire.GRPC, method)
                    .send("a")
                    .servedBy(Servers.async(failing))
                    .failed(Code.OUT_OF_RANGE);
        }
        WireCall.of(Wire.GRPC, Words.SAY)
                .send("a")
                .servedBy(Servers.async(failing))
                .failed(Code.UNIMPLEMENTED);
    }

    /** A publisher is asked for one more only when the message before is on its way. */
    @Test
    void aPublisherIsNotAskedForMoreThanTheClientTakes() throws Exception {
        AtomicReference<Flow.Subscriber<? super Word>> subscriber = new AtomicReference<>();
        AtomicInteger requested = new AtomicInteger();
        CountDownLatch subscribed = new CountDownLatch(1);
        Flow.Publisher<Word> manual =
                s -> {
                    subscriber.set(s);
                    s.onSubscribe(
                            new Flow.Subscription() {
                                @Override
                                public void request(long n) {
                                    requested.addAndGet((int) n);
                                }

                                @Override
                                public void cancel() {}
                            });
                    subscribed.countDown();
                };
        GatedOutput gate = new GatedOutput();
        Loopback request = WireCall.of(Wire.GRPC, Words.REPEAT).send("a").request().output(gate);
        Background running =
                Background.serve(request, Servers.async(Servers.asyncRepeat(word -> manual)));
        await(subscribed);
        assertThat(requested).hasValue(1);

        Thread publisher = new Thread(() -> subscriber.get().onNext(Words.word("a")));
        publisher.start();
        gate.awaitWriter();
        assertThat(requested).hasValue(1);
        gate.open();
        publisher.join(20_000);

        assertThat(requested).hasValue(2);
        subscriber.get().onComplete();
        assertThat(WireCall.of(Wire.GRPC, Words.REPEAT).answer(running.join()).ok().texts())
                .containsExactly("a");
    }

    @Test
    void aMillionMessagesAtOnceNeedNoStack() {
        RpcServer server =
                Servers.async(
                        Servers.asyncRepeat(
                                word ->
                                        new ListPublisher(
                                                () ->
                                                        Stream.generate(() -> word)
                                                                .limit(MANY)
                                                                .iterator())));

        Loopback response =
                WireCall.of(Wire.GRPC, Words.REPEAT).send("").request().servedBy(server);

        assertThat(response.trailers().get("grpc-status")).isEqualTo("0");
        assertThat(response.bytes()).hasSize(MANY * 5);
    }

    /** Many a hand-written publisher answers within request, and does not see that it is asked again. */
    @Test
    void aPublisherThatAnswersWithinTheRequestNeedsNoStackEither() {
        AtomicInteger left = new AtomicInteger(100_000);
        Flow.Publisher<Word> naive =
                subscriber ->
                        subscriber.onSubscribe(
                                new Flow.Subscription() {
                                    @Override
                                    public void request(long n) {
                                        if (left.getAndDecrement() > 0) {
                                            subscriber.onNext(Words.word(""));
                                        } else {
                                            subscriber.onComplete();
                                        }
                                    }

                                    @Override
                                    public void cancel() {}
                                });
        RpcServer server = Servers.async(Servers.asyncRepeat(word -> naive));

        Loopback response =
                WireCall.of(Wire.GRPC, Words.REPEAT).send("").request().servedBy(server);

        assertThat(response.trailers().get("grpc-status")).isEqualTo("0");
        assertThat(response.bytes()).hasSize(100_000 * 5);
    }

    @Test
    void aSecondSubscriptionIsCancelled() {
        AtomicInteger cancelled = new AtomicInteger();
        Flow.Publisher<Word> twice =
                subscriber -> {
                    new ListPublisher(List.of(Words.word("a"))).subscribe(subscriber);
                    subscriber.onSubscribe(
                            new Flow.Subscription() {
                                @Override
                                public void request(long n) {}

                                @Override
                                public void cancel() {
                                    cancelled.incrementAndGet();
                                }
                            });
                };

        WireAnswer answer =
                WireCall.of(Wire.GRPC, Words.REPEAT)
                        .send("a")
                        .servedBy(Servers.async(Servers.asyncRepeat(word -> twice)));

        assertThat(answer.ok().texts()).containsExactly("a");
        assertThat(cancelled).hasValue(1);
    }

    @Test
    void aMessageThatCannotBeWrittenCancelsThePublisher() {
        Interceptor failing =
                new Interceptor() {
                    @Override
                    public com.google.protobuf.Message response(
                            CallContext call, com.google.protobuf.Message message) {
                        throw new AssertionError("expected by the test");
                    }
                };
        ListPublisher publisher = new ListPublisher(List.of(Words.word("a"), Words.word("b")));
        RpcServer server =
                Servers.async(
                        Servers.asyncRepeat(word -> publisher),
                        ServerOptions.DEFAULT.withInterceptors(List.of(failing)));
        try (CapturedLog log = new CapturedLog()) {
            WireCall.of(Wire.GRPC, Words.REPEAT).send("a").servedBy(server).failed(Code.INTERNAL);

            assertThat(publisher.cancelled).isTrue();
            assertThat(publisher.requested).hasValue(1);
            assertThat(log.errors()).hasSize(1);
        }
    }

    /** Where nobody up the stack would see it: on the thread that completes a future. */
    @Test
    void aResultThatCannotBeWrittenEndsTheCall() {
        Interceptor failing =
                new Interceptor() {
                    @Override
                    public com.google.protobuf.Message response(
                            CallContext call, com.google.protobuf.Message message) {
                        throw new StackOverflowError("expected by the test");
                    }
                };
        RpcServer server =
                Servers.async(
                        Servers.asyncSay(word -> OwnThread.supply(() -> Words.word("late"))),
                        ServerOptions.DEFAULT.withInterceptors(List.of(failing)));
        try (CapturedLog log = new CapturedLog()) {
            WireCall call = WireCall.of(Wire.GRPC, Words.SAY).send("a");

            call.answer(call.startedBy(server).join()).failed(Code.INTERNAL);

            assertThat(log.errors()).hasSize(1);
        }
    }

    @Test
    void signalsAfterTheEndChangeNothing() {
        AtomicReference<Flow.Subscriber<? super Word>> subscriber = new AtomicReference<>();
        Flow.Publisher<Word> chatty =
                s -> {
                    subscriber.set(s);
                    new ListPublisher(List.of(Words.word("a"))).subscribe(s);
                };
        Loopback response =
                WireCall.of(Wire.GRPC, Words.REPEAT)
                        .send("a")
                        .request()
                        .servedBy(Servers.async(Servers.asyncRepeat(word -> chatty)));
        byte[] answered = response.bytes();

        subscriber.get().onNext(Words.word("late"));
        subscriber.get().onError(new IllegalStateException("late"));
        subscriber.get().onComplete();

        response.assertUsedAsAgreed();
        assertThat(response.bytes()).isEqualTo(answered);
        assertThat(response.trailers().get("grpc-status")).isEqualTo("0");
    }
}
