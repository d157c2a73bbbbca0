package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When what was written leaves for the client. */
class FlushTest {
    private final CountDownLatch release = new CountDownLatch(1);

    /** Emits some messages at once, then waits before the last. */
    private RpcServer pausingAfter(int messages) {
        return Servers.of(
                Servers.repeat(
                        word ->
                                IntStream.rangeClosed(1, messages + 1)
                                        .peek(
                                                i -> {
                                                    if (i > messages) {
                                                        await(release);
                                                    }
                                                })
                                        .mapToObj(i -> word)));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void theFirstMessageLeavesAtOnce(Wire wire) throws Exception {
        WireCall call = WireCall.of(wire, Words.REPEAT).send("abc");
        Background running = call.startedBy(pausingAfter(1));

        running.loopback().awaitFlushed(call.bytes(Words.word("abc")).length);

        release.countDown();
        assertThat(call.answer(running.join()).ok().messages).hasSize(2);
    }

    /** Nothing else happens in the call that could flush them. */
    @ParameterizedTest
    @EnumSource(Wire.class)
    void noneOfABurstStaysBehind(Wire wire) throws Exception {
        WireCall call = WireCall.of(wire, Words.REPEAT).send("abc");
        Background running = call.startedBy(pausingAfter(20));

        running.loopback().awaitFlushed(20 * call.bytes(Words.word("abc")).length);

        release.countDown();
        assertThat(call.answer(running.join()).ok().messages).hasSize(21);
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void nothingStaysBehindWhileTheClientIsWaitedFor(Wire wire) throws Exception {
        RpcServer server =
                Servers.of(
                        Servers.echo(
                                requests ->
                                        requests.flatMap(
                                                word -> Stream.generate(() -> word).limit(5))));
        TestBody body = new TestBody();
        WireCall call = WireCall.of(wire, Words.ECHO).body(body);
        Background running = call.startedBy(server);

        for (int i = 1; i <= 3; i++) {
            body.send(call.bytes(Words.word("abc")));
            body.awaitReader();
            assertThat(running.loopback().flushedBytes())
                    .isEqualTo(running.loopback().bytes())
                    .hasSize(5 * i * call.bytes(Words.word("abc")).length);
        }

        body.end();
        assertThat(call.answer(running.join()).ok().messages).hasSize(15);
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aUnaryAnswerLeavesInOnePiece(Wire wire) {
        Loopback unary =
                WireCall.of(wire, Words.SAY)
                        .send("a")
                        .request()
                        .servedBy(Servers.of(Servers.say(word -> word)));
        Loopback clientStream =
                WireCall.of(wire, Words.JOIN)
                        .send("a")
                        .request()
                        .servedBy(Servers.of(Servers.join(all -> all.toList().get(0))));

        assertThat(unary.flushes()).isZero();
        assertThat(clientStream.flushes()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void headersLeaveWhenTheServiceSaysSo(Wire wire) throws Exception {
        CountDownLatch sent = new CountDownLatch(1);
        RpcServer server =
                Servers.of(
                        call ->
                                Servers.repeat(
                                        word -> {
                                            call.responseHeaders().add("x-early", "1");
                                            call.sendHeaders();
                                            call.sendHeaders();
                                            call.responseHeaders().add("x-late", "1");
                                            sent.countDown();
                                            await(release);
                                            return Stream.of(word);
                                        }),
                        ServerOptions.DEFAULT);
        WireCall call = WireCall.of(wire, Words.REPEAT).send("a");
        Background running = call.startedBy(server);
        sent.await();

        assertThat(running.loopback().status()).isEqualTo(200);
        assertThat(running.loopback().responseHeaders().get("x-early")).isEqualTo("1");
        assertThat(running.loopback().flushes()).isEqualTo(1);

        release.countDown();
        WireAnswer answer = call.answer(running.join()).ok();
        assertThat(answer.headers.contains("x-late")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void headersOverTheLimitDoNotLeaveEarlyEither(Wire wire) {
        RpcServer server =
                Servers.of(
                        call ->
                                Servers.repeat(
                                        word -> {
                                            call.responseHeaders().add("x", "x".repeat(9000));
                                            call.sendHeaders();
                                            return Stream.of(word);
                                        }),
                        ServerOptions.DEFAULT);

        WireAnswer answer = WireCall.of(wire, Words.REPEAT).send("a").servedBy(server);

        assertThat(answer.failed(Code.INTERNAL).headers.contains("x")).isFalse();
        assertThat(answer.messages).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void headersOfAUnaryCallWaitForItsEnd(Wire wire) {
        RpcServer server =
                Servers.of(
                        call ->
                                Servers.say(
                                        word -> {
                                            call.sendHeaders();
                                            call.responseHeaders().add("x-late", "1");
                                            return word;
                                        }),
                        ServerOptions.DEFAULT);

        WireAnswer answer = WireCall.of(wire, Words.SAY).send("a").servedBy(server).ok();

        assertThat(answer.headers.get("x-late")).isEqualTo("1");
    }

    /** After half an envelope, an end of the stream would be read as the other half. */
    @ParameterizedTest
    @EnumSource(Wire.class)
    void aResponseThatBrokeInAMessageIsBrokenOff(Wire wire) throws Exception {
        GatedOutput slow = new GatedOutput();
        WireCall call = WireCall.of(wire, Words.REPEAT).timeoutMillis(500).send("abc");
        Background running = Background.serve(call.request().output(slow), pausingAfter(1));
        slow.awaitWriter();

        assertThat(running.joinThrowing()).isNull();

        assertThat(running.loopback().aborted()).isNotNull();
        assertThat(running.loopback().bytes()).isEmpty();
    }
}
