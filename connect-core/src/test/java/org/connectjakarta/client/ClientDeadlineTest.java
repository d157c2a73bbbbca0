package org.connectjakarta.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.CanceledException;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.DeadlineExceededException;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.memory.InMemoryTransport;
import org.connectjakarta.server.RpcServer;
import org.connectjakarta.server.ServerOptions;
import org.connectjakarta.server.Servers;
import org.connectjakarta.server.Words;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Deadlines are kept by the client itself, whatever the server does or does not. */
@Timeout(20)
class ClientDeadlineTest {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofHours(1);

    static Stream<Arguments> calls() {
        return Stream.of(Flavour.values())
                .flatMap(
                        flavour ->
                                Stream.of(Words.SAY, Words.REPEAT, Words.JOIN, Words.ECHO)
                                        .map(method -> arguments(flavour, method)));
    }

    private static void failsInTime(
            ScriptedTransport transport, Flavour flavour, MethodSpec<Word, Word> method) {
        Noted noted = new Noted();
        RpcClient rpc = transport.client(noted.options().withTimeout(SHORT));

        ConnectException error =
                Await.failure(
                        Code.DEADLINE_EXCEEDED,
                        () -> flavour.call(rpc, method, List.of(Words.word("a"))));

        assertThat(error).isInstanceOf(DeadlineExceededException.class);
        Await.until("cancelled", () -> transport.exchange().isCancelled());
        Await.until("ended", () -> noted.events.contains("end deadline_exceeded"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void aServerThatNeverAnswers(Flavour flavour, MethodSpec<Word, Word> method) {
        failsInTime(ScriptedTransport.silent(), flavour, method);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void aServerThatAnswersAHeadAndNoMore(Flavour flavour, MethodSpec<Word, Word> method) {
        failsInTime(
                ScriptedTransport.of(
                        exchange ->
                                exchange.head(
                                        200,
                                        "content-type",
                                        ResponseHeadTest.contentType(Protocol.CONNECT, method))),
                flavour,
                method);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void aServerThatStopsInTheMiddle(Flavour flavour, MethodSpec<Word, Word> method) {
        failsInTime(
                ScriptedTransport.of(
                        exchange ->
                                exchange.head(
                                                200,
                                                "content-type",
                                                ResponseHeadTest.contentType(
                                                        Protocol.CONNECT, method))
                                        .body(new byte[] {0, 0, 0})),
                flavour,
                method);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void aServerThatTakesNothing(Flavour flavour, MethodSpec<Word, Word> method) {
        failsInTime(ScriptedTransport.of(ScriptedExchange::holdWrites), flavour, method);
    }

    @Test
    void aCallMayHaveATimeoutOfItsOwn() {
        RpcClient rpc = ScriptedTransport.silent().client(ClientOptions.DEFAULT.withTimeout(LONG));

        Await.failure(
                Code.DEADLINE_EXCEEDED,
                () -> rpc.unary(Words.SAY, Words.word("a"), CallOptions.none().withTimeout(SHORT)));
        try (StreamCall<Word, Word> call =
                rpc.stream(Words.ECHO, CallOptions.none().withTimeout(SHORT))) {
            Await.failure(Code.DEADLINE_EXCEEDED, call::headers);
            Await.failure(Code.DEADLINE_EXCEEDED, call::receive);
            Await.failure(Code.DEADLINE_EXCEEDED, () -> call.send(Words.word("a")));
        }
    }

    @Test
    void theLongestTimeoutIsNoTrouble() {
        Duration forever = Duration.ofSeconds(Long.MAX_VALUE);
        try (RpcServer server = Servers.of(Servers.say(word -> word));
                RpcClient rpc =
                        RpcClient.builder(InMemoryTransport.to(server))
                                .options(ClientOptions.DEFAULT.withTimeout(forever))
                                .build()) {
            assertThat(rpc.unary(Words.SAY, Words.word("a"), CallOptions.none()).message())
                    .isEqualTo(Words.word("a"));
        }
    }

    @Test
    void anInterceptorSeesTheDeadline() {
        Noted noted = new Noted();
        RpcClient rpc = ScriptedTransport.silent().client(noted.options().withTimeout(LONG));
        Instant before = Instant.now();

        rpc.asyncUnary(Words.SAY, Words.word("a"));

        assertThat(noted.call.deadline().orElseThrow())
                .isBetween(before.plus(LONG), Instant.now().plus(LONG));
    }

    @Test
    void aServedCallEndsThoseItMakes() {
        // The outer call is served by a method that makes an inner call which nobody answers.
        ScriptedTransport silent = ScriptedTransport.silent();
        AtomicReference<CallContext> served = new AtomicReference<>();
        RpcClient inner = RpcClient.builder(silent).inbound(served::get).build();
        AtomicReference<Throwable> seen = new AtomicReference<>();
        try (RpcServer server =
                        Servers.of(
                                context -> {
                                    served.set(context);
                                    return Servers.say(word -> failing(inner, seen));
                                },
                                ServerOptions.DEFAULT);
                RpcClient outer = RpcClient.builder(InMemoryTransport.to(server)).build()) {
            var call = outer.asyncUnary(Words.SAY, Words.word("a")).toCompletableFuture();
            Await.until("called", () -> silent.exchanges.size() == 1);
            call.cancel(false);

            Await.until("cancelled", () -> silent.exchange().isCancelled());
            Await.until("told", () -> seen.get() != null);
            assertThat(seen.get()).isInstanceOf(CanceledException.class);
        }
    }

    private static Word failing(RpcClient inner, AtomicReference<Throwable> seen) {
        try {
            return inner.unary(Words.SAY, Words.word("b"), CallOptions.none()).message();
        } catch (RuntimeException e) {
            seen.set(e);
            throw e;
        }
    }

    @Test
    void theEarlierDeadlineOfTheServedCallHolds() {
        assertThat(timeoutSent(new Served(Optional.of(Duration.ofSeconds(100))), LONG))
                .isBetween(1L, 100_000L);
        assertThat(timeoutSent(new Served(Optional.of(LONG)), Duration.ofSeconds(100)))
                .isEqualTo(100_000L);
        assertThat(timeoutSent(new Served(Optional.of(Duration.ofSeconds(100))), null))
                .isBetween(1L, 100_000L);
        assertThat(timeoutSent(new Served(Optional.empty()), Duration.ofSeconds(100)))
                .isEqualTo(100_000L);
    }

    @Test
    void aServedCallWithoutTimeLeftMakesNoCalls() {
        ScriptedTransport silent = ScriptedTransport.silent();
        RpcClient rpc =
                RpcClient.builder(silent)
                        .inbound(() -> new Served(Optional.of(Duration.ZERO)))
                        .build();

        Await.failure(
                Code.DEADLINE_EXCEEDED,
                () -> rpc.unary(Words.SAY, Words.word("a"), CallOptions.none()));
        assertThat(silent.exchanges).isEmpty();
    }

    private static long timeoutSent(Served served, Duration configured) {
        ScriptedTransport silent = ScriptedTransport.silent();
        RpcClient.builder(silent)
                .options(ClientOptions.DEFAULT.withTimeout(configured))
                .inbound(() -> served)
                .build()
                .asyncUnary(Words.SAY, Words.word("a"));
        return Long.parseLong(silent.exchange().request.headers().get("connect-timeout-ms"));
    }
}
