package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that stops ends its calls, and takes no more. */
class StopTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    /** Is at work until it is released or, if it listens, interrupted. */
    private RpcServer server(boolean listens) {
        return Servers.of(
                call ->
                        new Words() {
                            @Override
                            public Word say(Word request) {
                                begun.countDown();
                                await(listens);
                                return request;
                            }

                            @Override
                            public Stream<Word> repeat(Word request) {
                                return Stream.generate(() -> say(request));
                            }
                        },
                ServerOptions.DEFAULT);
    }

    private void await(boolean listens) {
        while (true) {
            try {
                release.await();
                return;
            } catch (InterruptedException e) {
                if (listens) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private Background start(WireCall call, RpcServer server) throws InterruptedException {
        Background running = call.startedBy(server);
        assertThat(begun.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return running;
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aCallThatDoesNotEndInTimeIsUnavailable(Wire wire) throws Exception {
        RpcServer server = server(true);
        WireCall call = WireCall.of(wire, Words.REPEAT).send("a");
        Background running = start(call, server);

        server.stop(Duration.ofMillis(1));

        assertThat(call.answer(running.join()).failed(Code.UNAVAILABLE).messages).isEmpty();
    }

    /** The client could not be told of the end any more. */
    @ParameterizedTest
    @EnumSource(Wire.class)
    void aMessageIsWrittenToItsEndFirst(Wire wire) throws Exception {
        SlowOutput slow = new SlowOutput();
        RpcServer server =
                Servers.of(
                        context -> {
                            context.onCancel(slow::open);
                            return Servers.repeat(Stream::of);
                        },
                        ServerOptions.DEFAULT);
        WireCall call = WireCall.of(wire, Words.REPEAT).send("a");
        Background running = Background.serve(call.request().output(slow), server);
        slow.awaitWriter();

        server.close();

        WireAnswer answer = call.answer(running.join()).failed(Code.UNAVAILABLE);
        assertThat(answer.messages).hasSize(1);
    }

    @Test
    void aServiceThatDoesNotListenKeepsNeitherClientNorServer() throws Exception {
        RpcServer server = server(false);
        WireCall call = WireCall.of(Wire.CONNECT, Words.SAY).send("a");
        Background running = start(call, server);

        server.close();

        running.loopback().awaitEnd();
        release.countDown();
        call.answer(running.join()).failed(Code.UNAVAILABLE);
    }

    @Test
    void aCallThatEndsInTimeIsWaitedFor() throws Exception {
        RpcServer server = server(true);
        WireCall call = WireCall.of(Wire.CONNECT, Words.SAY).send("a");
        Background running = start(call, server);
        Thread stopping = new Thread(() -> server.stop(LONG));
        stopping.start();

        long end = System.nanoTime() + LONG.toNanos();
        while (!isRefused(server)) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
        assertThat(stopping.isAlive()).isTrue();
        release.countDown();

        assertThat(call.answer(running.join()).ok().messages).hasSize(1);
        stopping.join(LONG.toMillis());
        assertThat(stopping.isAlive()).isFalse();
    }

    /** The service has no such method, which is told only if calls are taken. */
    private static boolean isRefused(RpcServer server) {
        return WireCall.of(Wire.CONNECT, Words.JOIN).send("a").servedBy(server).code
                == Code.UNAVAILABLE;
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aCallThatComesLaterIsUnavailable(Wire wire) {
        RpcServer server = server(true);
        server.close();
        server.close();

        WireCall call = WireCall.of(wire, Words.SAY).send("a");

        call.servedBy(server).failed(Code.UNAVAILABLE);
        assertThat(begun.getCount()).as("the service was not called").isOne();
    }
}
