package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.connectjakarta.Code;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls whose deadline or disconnect meets their end: one of the two wins, and nothing is left behind on the thread. */
@Timeout(120)
class CallRaceTest {
    private static final int CALLS = 400;
    private final ExecutorService threads = Executors.newFixedThreadPool(3);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** A service that takes about as long as its deadline leaves. */
    private static Word work(Word word) {
        long end = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(word.getTimes());
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(1);
        }
        return word;
    }

    private static final class Working implements Words {
        @Override
        public Word say(Word request) {
            return work(request);
        }

        @Override
        public java.util.stream.Stream<Word> repeat(Word request) {
            return java.util.stream.Stream.of(request, work(request), request);
        }

        @Override
        public Word join(java.util.stream.Stream<Word> requests) {
            return requests.map(CallRaceTest::work).reduce((a, b) -> b).orElseThrow();
        }

        @Override
        public java.util.stream.Stream<Word> echo(java.util.stream.Stream<Word> requests) {
            return requests.map(CallRaceTest::work);
        }
    }

    private static final class AsyncWorking implements Words.Async {
        @Override
        public CompletableFuture<Word> say(Word request) {
            return OwnThread.supply(() -> work(request));
        }

        @Override
        public ListPublisher repeat(Word request) {
            return new ListPublisher(
                    () ->
                            java.util.stream.Stream.of(request, request, request)
                                    .map(CallRaceTest::work)
                                    .iterator());
        }

        @Override
        public CompletableFuture<Word> join(java.util.concurrent.Flow.Publisher<Word> requests) {
            return Collected.from(requests)
                    .thenApplyAsync(all -> work(all.get(0)), OwnThread::start);
        }
    }

    private static List<MethodSpec<Word, Word>> methods(boolean async) {
        return async
                ? List.of(Words.SAY, Words.REPEAT, Words.JOIN)
                : List.of(Words.SAY, Words.REPEAT, Words.JOIN, Words.ECHO);
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aDeadlineAgainstTheEnd(Wire wire) throws Exception {
        for (boolean async : new boolean[] {false, true}) {
            RpcServer server =
                    async ? Servers.async(new AsyncWorking()) : Servers.of(new Working());
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                int micros = i * 3_000 / CALLS;
                MethodSpec<Word, Word> method = methods(async).get(i % methods(async).size());
                calls.add(threads.submit(() -> callWithDeadline(wire, method, server, micros)));
            }
            for (Future<?> call : calls) {
                call.get(60, TimeUnit.SECONDS);
            }
        }
    }

    private static void callWithDeadline(
            Wire wire, MethodSpec<Word, Word> method, RpcServer server, int micros) {
        WireCall call =
                WireCall.of(wire, method)
                        .timeoutMillis(1)
                        .send(Word.newBuilder().setText("a").setTimes(micros).build());

        WireAnswer answer = call.servedBy(server);

        assertThat(answer.code).isIn(null, Code.DEADLINE_EXCEEDED);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aDisconnectAgainstTheEnd(Wire wire) throws Exception {
        for (boolean async : new boolean[] {false, true}) {
            RpcServer server =
                    async ? Servers.async(new AsyncWorking()) : Servers.of(new Working());
            for (int i = 0; i < CALLS; i++) {
                MethodSpec<Word, Word> method = methods(async).get(i % methods(async).size());
                WireCall call =
                        WireCall.of(wire, method)
                                .send(Word.newBuilder().setText("a").setTimes(i / 4).build());
                Loopback request = call.request();
                Future<Boolean> served =
                        threads.submit(
                                () -> {
                                    request.servedBy(server);
                                    return Thread.currentThread().isInterrupted();
                                });
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(i / 4));
                request.disconnect();

                assertThat(served.get(60, TimeUnit.SECONDS)).isFalse();
                assertThat(call.answer(request).code).isIn(null, Code.CANCELED);
            }
        }
    }
}
