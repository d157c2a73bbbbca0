package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.http.HttpVersion;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What differs where no thread is held; that all else is the same is shown by {@link MatrixTest}. */
class AsyncDriverTest {

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aResultThatDoesNotComeIsCancelledAtTheDeadline(Wire wire) {
        CompletableFuture<Word> never = new CompletableFuture<>();
        Watcher watcher = new Watcher();
        RpcServer server = Servers.async(Servers.asyncSay(word -> never), watcher.options());

        // Long enough for the service to be called before.
        WireCall.of(wire, Words.SAY)
                .timeoutMillis(500)
                .send("a")
                .servedOnLoopBy(server)
                .failed(Code.DEADLINE_EXCEEDED);

        assertThat(never).isCancelled();
        assertThat(watcher.events).endsWith("end deadline_exceeded").doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aClientThatGoesAwayCancels(Wire wire) {
        CompletableFuture<Word> never = new CompletableFuture<>();
        AtomicReference<Loopback> http = new AtomicReference<>();
        RpcServer server =
                Servers.async(
                        Servers.asyncSay(
                                word -> {
                                    OwnThread.run(() -> http.get().disconnect());
                                    return never;
                                }));
        http.set(WireCall.of(wire, Words.SAY).send("a").request());

        EventLoop.serve(http.get(), server);

        assertThat(never).isCancelled();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aServerThatStopsEndsItsCallsAndTakesNoMore(Wire wire) {
        CompletableFuture<Word> never = new CompletableFuture<>();
        AtomicReference<RpcServer> server = new AtomicReference<>();
        server.set(
                Servers.async(
                        Servers.asyncSay(
                                word -> {
                                    OwnThread.run(() -> server.get().close());
                                    return never;
                                })));

        WireCall first = WireCall.of(wire, Words.SAY).send("a");
        first.servedOnLoopBy(server.get()).failed(Code.UNAVAILABLE);
        assertThat(never).isCancelled();

        WireCall second = WireCall.of(wire, Words.SAY).send("a");
        second.servedOnLoopBy(server.get()).failed(Code.UNAVAILABLE);
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aResultMayComeFromAnotherThread(Wire wire) {
        RpcServer server =
                Servers.async(
                        Servers.asyncSay(
                                word ->
                                        new CompletableFuture<Word>()
                                                .completeOnTimeout(
                                                        Words.word("late"),
                                                        10,
                                                        TimeUnit.MILLISECONDS)));

        WireAnswer answer = WireCall.of(wire, Words.SAY).send("a").servedOnLoopBy(server).ok();

        assertThat(answer.texts()).containsExactly("late");
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aBodyThatIsNoMessageFailsTheCall(Wire wire) {
        RpcServer server = Servers.async(Servers.asyncSay(CompletableFuture::completedFuture));
        WireCall call = WireCall.of(wire, Words.SAY, "json");
        byte[] nothing = "no json".getBytes(StandardCharsets.UTF_8);
        call.sendRaw(wire.isWhole(Words.SAY.streamType()) ? nothing : call.raw(0, nothing));

        call.servedOnLoopBy(server).failed(Code.INVALID_ARGUMENT);
    }

    @Test
    void aSecondMessageOfAUnaryCallFailsIt() {
        RpcServer server = Servers.async(Servers.asyncSay(CompletableFuture::completedFuture));

        WireCall.of(Wire.GRPC, Words.SAY)
                .send("a", "b")
                .servedOnLoopBy(server)
                .failed(Code.UNIMPLEMENTED);
    }

    @Test
    void aStreamThatIsCutOffFailsItsSubscriber() {
        AtomicReference<CompletableFuture<?>> collected = new AtomicReference<>();
        RpcServer server =
                Servers.async(
                        Servers.asyncJoin(
                                requests -> {
                                    collected.set(Collected.from(requests));
                                    return new CompletableFuture<>();
                                }));
        WireCall call = WireCall.of(Wire.GRPC, Words.JOIN).send("a").sendRaw(new byte[] {0, 0, 0});

        call.servedOnLoopBy(server).failed(Code.INVALID_ARGUMENT);

        assertThat(collected.get())
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(ConnectException.class);
    }

    @Test
    void whatIsNoCallIsAnsweredByHttp() {
        RpcServer server = Servers.async(Servers.asyncSay(CompletableFuture::completedFuture));

        assertThat(
                        EventLoop.serve(
                                        Loopback.post("/no.Service/None", "application/json")
                                                .over(HttpVersion.HTTP_1),
                                        server)
                                .status())
                .isEqualTo(404);
    }
}
