package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A deadline is kept whatever the service does, and the service is told. */
class DeadlineTest {
    private static final long SOON = 20;

    /** What a service does while its deadline passes. */
    private static final class Slow implements Words {
        private final CallContext call;
        private final Runnable wait;

        Slow(CallContext call, Runnable wait) {
            this.call = call;
            this.wait = wait;
        }

        private Word waiting() {
            call.responseHeaders().add("x-head", "late");
            wait.run();
            return Words.word("late");
        }

        @Override
        public Word say(Word request) {
            return waiting();
        }

        @Override
        public Stream<Word> repeat(Word request) {
            return Stream.generate(this::waiting);
        }

        @Override
        public Word join(Stream<Word> requests) {
            return waiting();
        }

        @Override
        public Stream<Word> echo(Stream<Word> requests) {
            return requests.map(word -> waiting());
        }
    }

    private final AtomicReference<CallContext> context = new AtomicReference<>();
    private final AtomicInteger cancelled = new AtomicInteger();

    private RpcServer server(ServerOptions options, Runnable wait) {
        return Servers.of(
                call -> {
                    context.set(call);
                    call.onCancel(cancelled::incrementAndGet);
                    return new Slow(call, wait);
                },
                options);
    }

    private static void blockForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Stream<Arguments> calls() {
        return Arrays.stream(Wire.values())
                .flatMap(
                        wire ->
                                Stream.of(Words.SAY, Words.REPEAT, Words.JOIN, Words.ECHO)
                                        .map(method -> arguments(wire, method)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void aServiceThatBlocksIsInterrupted(Wire wire, MethodSpec<Word, Word> method) {
        Watcher watcher = new Watcher();
        WireCall call = WireCall.of(wire, method).timeoutMillis(SOON).send("a");

        Background running = call.startedBy(server(watcher.options(), DeadlineTest::blockForever));

        WireAnswer answer = call.answer(running.join()).failed(Code.DEADLINE_EXCEEDED);
        assertThat(answer.messages).isEmpty();
        assertThat(context.get().isCancelled()).isTrue();
        assertThat(context.get().timeRemaining()).contains(Duration.ZERO);
        assertThat(cancelled).hasValue(1);
        assertThat(watcher.events).endsWith("end deadline_exceeded").doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void aServiceThatIgnoresItCannotKeepTheClientWaiting(Wire wire, MethodSpec<Word, Word> method)
            throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        WireCall call = WireCall.of(wire, method).timeoutMillis(SOON).send("a");

        Background running =
                call.startedBy(server(ServerOptions.DEFAULT, () -> awaitStubbornly(release)));
        running.loopback().awaitEnd();
        byte[] answered = running.loopback().bytes();
        assertThat(running.thread().isAlive()).isTrue();
        release.countDown();
        running.join();

        assertThat(running.loopback().bytes()).isEqualTo(answered);
        WireAnswer answer = call.answer(running.loopback()).failed(Code.DEADLINE_EXCEEDED);
        assertThat(answer.messages).isEmpty();
        assertThat(answer.headers.contains("x-head"))
                .as("metadata of a service that may still be running")
                .isFalse();
    }

    private static void awaitStubbornly(CountDownLatch release) {
        boolean interrupted = false;
        while (true) {
            try {
                release.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void messagesBeforeTheDeadlineAreKeptAndLaterOnesAreDropped(Wire wire) throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicBoolean closed = new AtomicBoolean();
        RpcServer server =
                Servers.of(
                        Servers.repeat(
                                word ->
                                        Stream.of("early", "late")
                                                .peek(
                                                        text -> {
                                                            if (text.equals("late")) {
                                                                awaitStubbornly(release);
                                                            }
                                                        })
                                                .map(Words::word)
                                                .onClose(() -> closed.set(true))));
        WireCall call = WireCall.of(wire, Words.REPEAT).timeoutMillis(SOON).send("a");

        Background running = call.startedBy(server);
        running.loopback().awaitEnd();
        release.countDown();

        WireAnswer answer = call.answer(running.join()).failed(Code.DEADLINE_EXCEEDED);
        assertThat(answer.texts()).isEqualTo(List.of("early"));
        assertThat(closed).isTrue();
    }

    @Test
    void theConfiguredMaximumIsADeadline() {
        WireCall call = WireCall.of(Wire.CONNECT, Words.SAY).timeoutMillis(3_600_000).send("a");

        Background running =
                call.startedBy(
                        server(
                                ServerOptions.DEFAULT.withMaxTimeout(Duration.ofMillis(SOON)),
                                DeadlineTest::blockForever));

        call.answer(running.join()).failed(Code.DEADLINE_EXCEEDED);
    }

    /** A service that reads on and on must not be fed by a client which sends on and on. */
    @ParameterizedTest
    @EnumSource(Wire.class)
    void readingEndsWithTheDeadline(Wire wire) {
        AtomicReference<RuntimeException> seen = new AtomicReference<>();
        RpcServer server =
                Servers.of(
                        Servers.join(
                                requests -> {
                                    try {
                                        return Words.word("" + requests.count());
                                    } catch (RuntimeException e) {
                                        seen.set(e);
                                        throw e;
                                    }
                                }));
        WireCall call = WireCall.of(wire, Words.JOIN).timeoutMillis(SOON);
        byte[] message = call.bytes(Words.word("ab"));
        call.body(new Endless(message));

        WireAnswer answer = call.answer(call.startedBy(server).join());

        answer.failed(Code.DEADLINE_EXCEEDED);
        assertThat(((ConnectException) seen.get()).code()).isEqualTo(Code.DEADLINE_EXCEEDED);
    }

    @Test
    void anActionThatIsRegisteredLateRunsAtOnce() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        WireCall call = WireCall.of(Wire.CONNECT, Words.SAY).timeoutMillis(SOON).send("a");
        Background running =
                call.startedBy(server(ServerOptions.DEFAULT, () -> awaitStubbornly(release)));
        running.loopback().awaitEnd();

        AtomicBoolean ran = new AtomicBoolean();
        context.get().onCancel(() -> ran.set(true));

        assertThat(ran).isTrue();
        release.countDown();
        running.join();
    }

    @Test
    void anActionDoesNotRunIfTheCallEndsOtherwise() {
        WireCall.of(Wire.GRPC, Words.SAY)
                .timeoutMillis(3_600_000)
                .send("a")
                .servedBy(server(ServerOptions.DEFAULT, () -> {}))
                .ok();

        context.get().onCancel(cancelled::incrementAndGet);

        assertThat(cancelled).hasValue(0);
        assertThat(context.get().isCancelled()).isFalse();
    }

    @Test
    void anActionThatFailsDoesNotKeepTheOthersFromRunning() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        RpcServer server =
                Servers.of(
                        call -> {
                            call.onCancel(
                                    () -> {
                                        throw new AssertionError("expected by the test");
                                    });
                            call.onCancel(second::countDown);
                            return new Slow(call, DeadlineTest::blockForever);
                        },
                        ServerOptions.DEFAULT);
        WireCall call = WireCall.of(Wire.CONNECT, Words.SAY).timeoutMillis(SOON).send("a");

        call.answer(call.startedBy(server).join()).failed(Code.DEADLINE_EXCEEDED);

        assertThat(second.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
