package org.connectjakarta.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.protobuf.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Interceptor;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.memory.InMemoryTransport;
import org.connectjakarta.server.MatrixService;
import org.connectjakarta.server.RpcServer;
import org.connectjakarta.server.ServerOptions;
import org.connectjakarta.server.Words;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Interceptors on a client: the four moments of a call, and what may be done in them. */
@Timeout(20)
class ClientInterceptorTest {
    private static final RpcServer SERVER = MatrixService.blocking(ServerOptions.DEFAULT);
    private static final InMemoryTransport TRANSPORT = InMemoryTransport.to(SERVER);

    static Stream<Arguments> calls() {
        List<Arguments> all = new ArrayList<>();
        for (Protocol protocol : Protocol.values()) {
            for (Flavour flavour : Flavour.values()) {
                for (MethodSpec<Word, Word> method :
                        List.of(Words.SAY, Words.REPEAT, Words.JOIN, Words.ECHO)) {
                    all.add(arguments(protocol, flavour, method));
                }
            }
        }
        return all.stream();
    }

    @AfterAll
    static void close() {
        TRANSPORT.close();
        SERVER.close();
    }

    private static RpcClient client(Protocol protocol, Interceptor... interceptors) {
        return RpcClient.builder(TRANSPORT)
                .options(
                        ClientOptions.DEFAULT
                                .withWire(new WireOptions(protocol, "proto", false, null))
                                .withInterceptors(List.of(interceptors)))
                .build();
    }

    private static Word twice(String text) {
        return Word.newBuilder().setText(text).setTimes(2).build();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("calls")
    void theFourMomentsComeOnceAndInOrder(
            Protocol protocol, Flavour flavour, MethodSpec<Word, Word> method) {
        Noted noted = new Noted();

        flavour.call(client(protocol, noted), method, List.of(twice("a")));

        String response =
                switch (method.streamType()) {
                    case UNARY -> "a!";
                    case SERVER_STREAM -> "a0, response a1";
                    case CLIENT_STREAM -> "a";
                    case BIDI -> "a?";
                };
        assertThat(String.join(", ", noted.events))
                .isEqualTo(
                        "start "
                                + method.name()
                                + " by "
                                + protocol.wireName()
                                + ", request a, response "
                                + response
                                + ", end ok");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("calls")
    void aCallIsRefusedBeforeAnythingIsSent(
            Protocol protocol, Flavour flavour, MethodSpec<Word, Word> method) {
        Noted outer = new Noted();
        Noted inner = new Noted();
        Interceptor refusing =
                new Interceptor() {
                    @Override
                    public void start(CallContext call) {
                        throw new ConnectException(Code.UNAUTHENTICATED, "no token");
                    }
                };
        ScriptedTransport silent = ScriptedTransport.silent();
        RpcClient rpc =
                silent.client(
                        ClientOptions.DEFAULT
                                .withWire(new WireOptions(protocol, "proto", false, null))
                                .withInterceptors(List.of(outer, refusing, inner)));

        ConnectException error =
                Await.failure(
                        Code.UNAUTHENTICATED, () -> flavour.call(rpc, method, List.of(twice("a"))));

        assertThat(error.isFromWire()).isFalse();
        assertThat(silent.exchanges).isEmpty();
        assertThat(outer.events).hasSize(2).last().isEqualTo("end unauthenticated");
        assertThat(inner.events).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("calls")
    void messagesAreReplacedInBothDirections(
            Protocol protocol, Flavour flavour, MethodSpec<Word, Word> method) {
        Interceptor shouting =
                new Interceptor() {
                    @Override
                    public Message request(CallContext call, Message message) {
                        return twice(((Word) message).getText().toUpperCase());
                    }

                    @Override
                    public Message response(CallContext call, Message message) {
                        return Words.word("<" + ((Word) message).getText() + ">");
                    }
                };

        List<Word> answer = flavour.call(client(protocol, shouting), method, List.of(twice("a")));

        assertThat(answer.get(0).getText()).startsWith("<A").endsWith(">");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("calls")
    void whatAnInterceptorThrowsForAMessageEndsTheCall(
            Protocol protocol, Flavour flavour, MethodSpec<Word, Word> method) {
        Noted noted = new Noted();
        Interceptor request =
                new Interceptor() {
                    @Override
                    public Message request(CallContext call, Message message) {
                        throw new ConnectException(Code.OUT_OF_RANGE, "not that");
                    }
                };
        Interceptor response =
                new Interceptor() {
                    @Override
                    public Message response(CallContext call, Message message) {
                        throw new ConnectException(Code.DATA_LOSS, "nor that");
                    }
                };

        Await.failure(
                Code.OUT_OF_RANGE,
                () -> flavour.call(client(protocol, noted, request), method, List.of(twice("a"))));
        Await.until("ended", () -> noted.events.contains("end out_of_range"));
        Await.failure(
                Code.DATA_LOSS,
                () -> flavour.call(client(protocol, noted, response), method, List.of(twice("a"))));
        Await.until("ended", () -> noted.events.contains("end data_loss"));
    }

    @Test
    void theyNestAsOnTheServer() {
        List<String> order = new CopyOnWriteArrayList<>();

        client(Protocol.CONNECT, named("outer", order), named("inner", order))
                .unary(Words.SAY, twice("a"), CallOptions.none());

        assertThat(order)
                .containsExactly(
                        "outer start",
                        "inner start",
                        "outer request",
                        "inner request",
                        "inner response",
                        "outer response",
                        "inner end",
                        "outer end");
    }

    private static Interceptor named(String name, List<String> order) {
        return new Interceptor() {
            @Override
            public void start(CallContext call) {
                order.add(name + " start");
            }

            @Override
            public Message request(CallContext call, Message message) {
                order.add(name + " request");
                return message;
            }

            @Override
            public Message response(CallContext call, Message message) {
                order.add(name + " response");
                return message;
            }

            @Override
            public void end(CallContext call, ConnectException error) {
                order.add(name + " end");
            }
        };
    }

    @Test
    void stateOfACallIsKeptInItsContext() {
        AtomicInteger found = new AtomicInteger();
        Interceptor keeping =
                new Interceptor() {
                    @Override
                    public void start(CallContext call) {
                        call.put(Integer.class, 42);
                    }

                    @Override
                    public void end(CallContext call, ConnectException error) {
                        found.set(call.get(Integer.class).orElse(0));
                    }
                };

        client(Protocol.CONNECT, keeping).unary(Words.SAY, twice("a"), CallOptions.none());

        assertThat(found).hasValue(42);
    }

    /** Wants so many attempts, and notes what it is asked. */
    private static final class Retrying extends Noted {
        private final int attempts;
        private final Duration pause;

        Retrying(int attempts, Duration pause) {
            this.attempts = attempts;
            this.pause = pause;
        }

        @Override
        public Duration retryAfter(CallContext call, ConnectException error, int attempt) {
            events.add("attempt " + attempt + " failed: " + error.code().wireName());
            return attempt < attempts ? pause : null;
        }
    }

    /** A server that fails so often before it answers. */
    private static ScriptedTransport failing(int times) {
        AtomicInteger calls = new AtomicInteger();
        return ScriptedTransport.of(
                exchange -> {
                    if (calls.incrementAndGet() <= times) {
                        exchange.head(503, "content-type", "text/plain").finish();
                    } else {
                        exchange.head(200, "content-type", "application/proto")
                                .body(Frames.plain("b"))
                                .finish();
                    }
                });
    }

    @Test
    void aUnaryCallIsRepeatedAsOftenAsAnInterceptorWants() {
        for (Flavour flavour : List.of(Flavour.BLOCKING, Flavour.ASYNC)) {
            for (Duration pause : List.of(Duration.ZERO, Duration.ofMillis(1))) {
                Retrying retrying = new Retrying(3, pause);
                ScriptedTransport transport = failing(2);

                List<Word> answer =
                        flavour.call(
                                transport.client(retrying.options()),
                                Words.SAY,
                                List.of(Words.word("a")));

                assertThat(answer).containsExactly(Words.word("b"));
                assertThat(transport.exchanges)
                        .hasSize(3)
                        .allMatch(sent -> Frames.word(sent.sent()).equals("a"));
                assertThat(retrying.events)
                        .containsSubsequence(
                                "start Say by connect",
                                "end unavailable",
                                "attempt 1 failed: unavailable",
                                "start Say by connect",
                                "end unavailable",
                                "attempt 2 failed: unavailable",
                                "start Say by connect",
                                "end ok");
            }
        }
    }

    @Test
    void theLastFailureIsTheCallers() {
        ScriptedTransport transport = failing(10);
        RpcClient rpc = transport.client(new Retrying(3, Duration.ZERO).options());

        Await.failure(
                Code.UNAVAILABLE, () -> rpc.unary(Words.SAY, Words.word("a"), CallOptions.none()));

        assertThat(transport.exchanges).hasSize(3);
    }

    @Test
    void aCallIsNotRepeatedBeyondItsDeadline() {
        ScriptedTransport transport = failing(10);
        RpcClient rpc =
                transport.client(
                        new Retrying(3, Duration.ofHours(1))
                                .options()
                                .withTimeout(Duration.ofMillis(500)));

        ConnectException error =
                (ConnectException)
                        catchThrowable(
                                () -> rpc.unary(Words.SAY, Words.word("a"), CallOptions.none()));

        assertThat(error.code()).isIn(Code.UNAVAILABLE, Code.DEADLINE_EXCEEDED);
        assertThat(transport.exchanges).hasSize(1);
    }

    @Test
    void aCallThatIsCancelledIsNotRepeated() {
        Retrying retrying = new Retrying(3, Duration.ofHours(1));
        ScriptedTransport transport = failing(10);
        var call =
                transport
                        .client(retrying.options())
                        .asyncUnary(Words.SAY, Words.word("a"))
                        .toCompletableFuture();
        Await.until("waits", () -> retrying.events.contains("attempt 1 failed: unavailable"));

        call.cancel(true);

        assertThat(call).isCancelled();
        assertThat(transport.exchanges).hasSize(1);
    }

    @Test
    void streamsAreNotRepeated() {
        ScriptedTransport transport = failing(10);
        RpcClient rpc = transport.client(new Retrying(3, Duration.ZERO).options());

        Await.failure(
                Code.UNAVAILABLE,
                () -> Flavour.BLOCKING.call(rpc, Words.REPEAT, List.of(Words.word("a"))));

        assertThat(transport.exchanges).hasSize(1);
    }
}
