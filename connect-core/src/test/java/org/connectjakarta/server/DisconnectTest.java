package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client that goes away frees what its call holds. */
class DisconnectTest {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final AtomicReference<CallContext> context = new AtomicReference<>();
    private final Watcher watcher = new Watcher();

    private RpcServer server(Words service) {
        return Servers.of(
                call -> {
                    context.set(call);
                    return service;
                },
                watcher.options());
    }

    private void assertCancelled() {
        assertThat(watcher.call.isCancelled()).isTrue();
        assertThat(watcher.errors).hasSize(1);
        assertThat(watcher.errors.get(0).code()).isEqualTo(Code.CANCELED);
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void whileTheServiceWaitsForTheClient(Wire wire) throws Exception {
        AtomicReference<RuntimeException> seen = new AtomicReference<>();
        RpcServer server =
                server(
                        Servers.join(
                                requests -> {
                                    try {
                                        return Words.word("" + requests.count());
                                    } catch (RuntimeException e) {
                                        seen.set(e);
                                        throw e;
                                    }
                                }));
        TestBody body = new TestBody();
        WireCall call = WireCall.of(wire, Words.JOIN).body(body);
        body.send(call.bytes(Words.word("a")));
        Background running = call.startedBy(server);
        body.awaitReader();

        running.loopback().disconnect();
        running.join();

        assertCancelled();
        assertThat(((ConnectException) seen.get()).code()).isEqualTo(Code.CANCELED);
    }

    @Test
    void whileTheServiceSleeps() throws Exception {
        RpcServer server =
                server(
                        Servers.say(
                                word -> {
                                    entered.countDown();
                                    try {
                                        new CountDownLatch(1).await();
                                    } catch (InterruptedException e) {
                                        throw new IllegalStateException(e);
                                    }
                                    return word;
                                }));
        Background running = WireCall.of(Wire.GRPC, Words.SAY).send("a").startedBy(server);
        entered.await(20, TimeUnit.SECONDS);

        running.loopback().disconnect();
        running.join();

        assertCancelled();
    }

    @Test
    void whileTheServiceStreams() throws Exception {
        AtomicBoolean closed = new AtomicBoolean();
        RpcServer server =
                server(
                        Servers.repeat(
                                word ->
                                        Stream.generate(
                                                        () -> {
                                                            entered.countDown();
                                                            return word;
                                                        })
                                                .onClose(() -> closed.set(true))));
        Background running = WireCall.of(Wire.GRPC, Words.REPEAT).send("a").startedBy(server);
        entered.await(20, TimeUnit.SECONDS);

        running.loopback().disconnect();
        running.join();

        assertCancelled();
        assertThat(closed).isTrue();
    }

    @Test
    void whichIsSeenByAWriteThatFails() {
        AtomicBoolean closed = new AtomicBoolean();
        RpcServer server =
                server(
                        Servers.repeat(
                                word ->
                                        Stream.generate(() -> word)
                                                .onClose(() -> closed.set(true))));
        Loopback request = WireCall.of(Wire.GRPC, Words.REPEAT).send("a").request();
        request.output(
                new OutputStream() {
                    private int left = 100;

                    @Override
                    public void write(int b) throws IOException {
                        if (left-- == 0) {
                            throw new IOException("connection reset by peer");
                        }
                    }
                });

        assertThat(Background.serve(request, server).joinThrowing()).isNull();

        assertThat(watcher.errors)
                .extracting(ConnectException::code)
                .containsExactly(Code.CANCELED);
        assertThat(closed).isTrue();
    }

    @Test
    void whichIsSeenByAReadThatFails() {
        RpcServer server = server(Servers.join(requests -> Words.word("" + requests.count())));
        Loopback request =
                WireCall.of(Wire.GRPC, Words.JOIN)
                        .body(
                                new java.io.InputStream() {
                                    @Override
                                    public int read() throws IOException {
                                        throw new IOException("connection reset by peer");
                                    }
                                })
                        .request();

        assertThat(Background.serve(request, server).joinThrowing()).isNull();

        assertThat(watcher.errors)
                .extracting(ConnectException::code)
                .containsExactly(Code.CANCELED);
    }

    @Test
    void anAsynchronousResultIsCancelled() throws Exception {
        CompletableFuture<Word> never = new CompletableFuture<>();
        RpcServer server =
                Servers.async(
                        Servers.asyncSay(
                                word -> {
                                    entered.countDown();
                                    return never;
                                }),
                        watcher.options());
        Background running = WireCall.of(Wire.GRPC, Words.SAY).send("a").startedBy(server);
        entered.await(20, TimeUnit.SECONDS);

        running.loopback().disconnect();
        running.join();

        assertThat(never).isCancelled();
        assertCancelled();
    }

    @Test
    void anAsynchronousStreamIsCancelled() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        Flow.Publisher<Word> silent =
                subscriber -> {
                    subscriber.onSubscribe(
                            new Flow.Subscription() {
                                @Override
                                public void request(long n) {}

                                @Override
                                public void cancel() {
                                    cancelled.countDown();
                                }
                            });
                    entered.countDown();
                };
        RpcServer server = Servers.async(Servers.asyncRepeat(word -> silent), watcher.options());
        Background running = WireCall.of(Wire.GRPC, Words.REPEAT).send("a").startedBy(server);
        entered.await(20, TimeUnit.SECONDS);

        running.loopback().disconnect();
        running.join();

        assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
        assertCancelled();
    }

    @Test
    void whoReadsRequestsAsynchronouslyIsTold() throws Exception {
        AtomicReference<CompletableFuture<?>> collected = new AtomicReference<>();
        RpcServer server =
                Servers.async(
                        Servers.asyncJoin(
                                requests -> {
                                    CompletableFuture<?> all = Collected.from(requests);
                                    collected.set(all);
                                    return new CompletableFuture<>();
                                }),
                        watcher.options());
        TestBody body = new TestBody();
        Background running = WireCall.of(Wire.GRPC, Words.JOIN).body(body).startedBy(server);
        body.awaitReader();

        running.loopback().disconnect();
        running.join();

        assertThat(collected.get()).isCompletedExceptionally();
        assertCancelled();
    }

    /** Who has not asked for the next request would otherwise never hear of it again. */
    @Test
    void whoHasPausedReadingIsToldToo() throws Exception {
        CompletableFuture<Throwable> told = new CompletableFuture<>();
        RpcServer server =
                Servers.async(
                        Servers.asyncJoin(
                                requests -> {
                                    requests.subscribe(new Paused(told, entered));
                                    return new CompletableFuture<>();
                                }),
                        watcher.options());
        Background running =
                WireCall.of(Wire.GRPC, Words.JOIN).body(new TestBody()).startedBy(server);
        entered.await(20, TimeUnit.SECONDS);

        running.loopback().disconnect();
        running.join();

        assertThat(told).isDone();
        assertThat(((ConnectException) told.get()).code()).isEqualTo(Code.CANCELED);
    }

    private record Paused(CompletableFuture<Throwable> told, CountDownLatch entered)
            implements Flow.Subscriber<Word> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            entered.countDown();
        }

        @Override
        public void onNext(Word word) {}

        @Override
        public void onError(Throwable failure) {
            told.complete(failure);
        }

        @Override
        public void onComplete() {
            told.complete(null);
        }
    }

    @Test
    void afterTheEndItMeansNothing() {
        RpcServer server = server(Servers.say(word -> word));
        Loopback call = WireCall.of(Wire.GRPC, Words.SAY).send("a").request().servedBy(server);

        call.disconnect();

        assertThat(context.get().isCancelled()).isFalse();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
