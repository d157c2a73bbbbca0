package org.connectjakarta.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.connectjakarta.CanceledException;
import org.connectjakarta.Code;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.server.ListPublisher;
import org.connectjakarta.server.Words;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to give up a call breaks its exchange off, so that the server hears of it. */
@Timeout(20)
class ClientCancelTest {
    private static final Word WORD = Words.word("a");
    private static final String STREAM = "application/connect+proto";

    private final ScriptedTransport silent = ScriptedTransport.silent();
    private final Noted noted = new Noted();
    private final RpcClient rpc = silent.client(noted.options());

    private void assertCancelled(ScriptedTransport transport) {
        Await.until("cancelled", () -> transport.exchange().isCancelled());
        Await.until("ended: " + noted.events, () -> noted.events.contains("end canceled"));
    }

    /** A transport that answers one message of a stream, and waits. */
    private static ScriptedTransport oneMessage() {
        return ScriptedTransport.of(
                exchange -> exchange.head(200, "content-type", STREAM).body(Frames.message("one")));
    }

    static Stream<Arguments> blockingCalls() {
        return Stream.of(Words.SAY, Words.REPEAT, Words.JOIN, Words.ECHO)
                .flatMap(
                        method ->
                                Stream.of(Flavour.BLOCKING, Flavour.STREAM_CALL)
                                        .map(flavour -> Arguments.arguments(flavour, method)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("blockingCalls")
    void anInterruptEndsABlockedCallAndIsKept(Flavour flavour, MethodSpec<Word, Word> method)
            throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread caller =
                new Thread(
                        () -> {
                            thrown.set(
                                    catchThrowable(() -> flavour.call(rpc, method, List.of(WORD))));
                            interrupted.set(Thread.currentThread().isInterrupted());
                        });
        caller.start();
        Await.until("under way", () -> silent.exchanges.size() == 1);
        Await.until("waiting", () -> caller.getState() == Thread.State.WAITING);

        caller.interrupt();
        caller.join(20_000);

        assertThat(thrown.get()).isInstanceOf(CanceledException.class);
        assertThat(interrupted).isTrue();
        assertCancelled(silent);
    }

    @Test
    void anInterruptEndsABlockedSend() throws Exception {
        ScriptedTransport full = ScriptedTransport.of(ScriptedExchange::holdWrites);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicBoolean interrupted = new AtomicBoolean();
        StreamCall<Word, Word> call =
                full.client(noted.options()).stream(Words.ECHO, CallOptions.none());
        Thread sender =
                new Thread(
                        () -> {
                            thrown.set(
                                    catchThrowable(
                                            () -> {
                                                call.send(WORD);
                                                call.send(WORD);
                                            }));
                            interrupted.set(Thread.currentThread().isInterrupted());
                        });
        sender.start();
        Await.until("waiting", () -> sender.getState() == Thread.State.WAITING);

        sender.interrupt();
        sender.join(20_000);

        assertThat(thrown.get()).isInstanceOf(CanceledException.class);
        assertThat(interrupted).isTrue();
        assertCancelled(full);
    }

    @Test
    void aCallerThatIsInterruptedAlreadyMakesNoCall() {
        Thread.currentThread().interrupt();
        Throwable thrown = catchThrowable(() -> rpc.unary(Words.SAY, WORD, CallOptions.none()));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown).isInstanceOf(CanceledException.class);
        assertThat(silent.exchanges).allMatch(ScriptedExchange::isCancelled);
    }

    @Test
    void cancellingTheFutureOfAUnaryCall() {
        CompletableFuture<Word> future = rpc.asyncUnary(Words.SAY, WORD).toCompletableFuture();

        future.cancel(true);

        assertCancelled(silent);
        assertThat(future).isCancelled();
        assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
    }

    @Test
    void cancellingTheFutureOfAClientStreamCancelsTheSubscriptionToo() {
        ScriptedTransport full = ScriptedTransport.of(ScriptedExchange::holdWrites);
        ListPublisher requests = new ListPublisher(List.of(WORD, WORD, WORD));
        CompletableFuture<Word> future =
                full.client(noted.options())
                        .asyncClientStream(Words.JOIN, requests)
                        .toCompletableFuture();

        future.cancel(true);

        assertCancelled(full);
        Await.until("subscription cancelled", () -> requests.cancelled);
    }

    @Test
    void cancellingASubscription() {
        ScriptedTransport transport = oneMessage();
        TestSubscriber subscriber =
                TestSubscriber.to(
                        transport.client(noted.options()).asyncServerStream(Words.REPEAT, WORD));
        subscriber.request(5).awaitSignals(2);

        subscriber.subscription.cancel();

        assertCancelled(transport);
        assertThat(subscriber.signals).containsExactly("subscribed", "one");
    }

    @Test
    void cancellingTheResponsesOfABidiStreamCancelsItsRequests() {
        ScriptedTransport full = ScriptedTransport.of(ScriptedExchange::holdWrites);
        ListPublisher requests = new ListPublisher(List.of(WORD, WORD, WORD));
        TestSubscriber subscriber =
                TestSubscriber.to(full.client(noted.options()).asyncBidi(Words.ECHO, requests));
        subscriber.request(1);

        subscriber.subscription.cancel();

        assertCancelled(full);
        Await.until("requests cancelled", () -> requests.cancelled);
    }

    @Test
    void closingAStreamEarly() {
        ScriptedTransport transport = oneMessage();
        try (Stream<Word> responses =
                transport.client(noted.options()).serverStream(Words.REPEAT, WORD)) {
            Iterator<Word> iterator = responses.iterator();
            assertThat(iterator.next()).isEqualTo(Words.word("one"));
            assertThat(transport.exchange().isCancelled()).isFalse();
        }

        assertCancelled(transport);
    }

    @Test
    void closingTheResponsesOfABidiStreamClosesItsRequests() {
        ScriptedTransport full = ScriptedTransport.of(ScriptedExchange::holdWrites);
        AtomicBoolean closed = new AtomicBoolean();
        Stream<Word> requests = Stream.generate(() -> WORD).onClose(() -> closed.set(true));

        full.client(noted.options()).bidi(Words.ECHO, requests).close();

        assertCancelled(full);
        Await.until("requests closed", closed::get);
    }

    @Test
    void closingACall() {
        StreamCall<Word, Word> call = rpc.stream(Words.ECHO, CallOptions.none());

        call.close();

        assertCancelled(silent);
        Await.failure(Code.CANCELED, call::receive);
        Await.failure(Code.CANCELED, () -> call.send(WORD));
        Await.failure(Code.CANCELED, call::headers);
        assertThat(call.trailers().isEmpty()).isTrue();
        call.closeSend();
        call.close();
    }

    @Test
    void closingACallWakesWhoWaitsForIt() throws Exception {
        StreamCall<Word, Word> call = rpc.stream(Words.ECHO, CallOptions.none());
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread receiver = new Thread(() -> thrown.set(catchThrowable(call::receive)));
        receiver.start();
        Await.until("waiting", () -> receiver.getState() == Thread.State.WAITING);

        call.cancel();
        receiver.join(20_000);

        assertThat(thrown.get()).isInstanceOf(CanceledException.class);
    }

    @Test
    void closingACallThatIsOverDoesNothing() {
        ScriptedTransport transport =
                ScriptedTransport.of(
                        exchange ->
                                exchange.head(200, "content-type", STREAM)
                                        .body(Frames.end("{\"metadata\":{\"x\":[\"1\"]}}"))
                                        .finish());
        StreamCall<Word, Word> call =
                transport.client(noted.options()).stream(Words.ECHO, CallOptions.none());
        assertThat(call.receive()).isEmpty();

        call.close();

        assertThat(call.receive()).isEmpty();
        assertThat(call.trailers().get("x")).isEqualTo("1");
        assertThat(noted.events).containsExactly("start Echo by connect", "end ok");
    }

    @Test
    void whatATransportTellsTooLateIsNotHeard() {
        ScriptedTransport transport = ScriptedTransport.of(ScriptedExchange::tellAfterCancel);
        TestSubscriber subscriber =
                TestSubscriber.to(
                        transport.client(noted.options()).asyncServerStream(Words.REPEAT, WORD));
        subscriber.request(5);
        Await.until("asked", () -> transport.exchange().fetches() == 1);
        subscriber.subscription.cancel();
        assertCancelled(transport);

        transport
                .exchange()
                .head(200, "content-type", STREAM)
                .body(Frames.message("late"))
                .reset(8)
                .failed(new IOException("late"));
        Await.until("told", () -> transport.exchange().told() == 4);

        assertThat(subscriber.signals).containsExactly("subscribed");
        assertThat(noted.events)
                .containsExactly("start Repeat by connect", "request a", "end canceled");
    }

    @Test
    void closingTheClientCancelsItsCalls() {
        StreamCall<Word, Word> call = rpc.stream(Words.ECHO, CallOptions.none());
        CompletableFuture<Word> future = rpc.asyncUnary(Words.SAY, WORD).toCompletableFuture();

        rpc.close();

        Await.failure(Code.CANCELED, call::receive);
        Await.failure(Code.CANCELED, () -> Flavour.await(future));
        assertThat(silent.closed).isTrue();
        rpc.close();
    }

    @Test
    void aClosedClientMakesNoCalls() {
        rpc.close();

        for (Flavour flavour : Flavour.values()) {
            for (MethodSpec<Word, Word> method :
                    List.of(Words.SAY, Words.REPEAT, Words.JOIN, Words.ECHO)) {
                Await.failure(Code.CANCELED, () -> flavour.call(rpc, method, List.of(WORD)));
            }
        }
    }

    @Test
    void theCancellationOfTheServedCallEndsACallThatWaits() {
        Served served = new Served(Optional.empty());
        RpcClient within =
                RpcClient.builder(silent).options(noted.options()).inbound(() -> served).build();
        CompletableFuture<Word> future = within.asyncUnary(Words.SAY, WORD).toCompletableFuture();

        served.cancel();

        Await.failure(Code.CANCELED, () -> Flavour.await(future));
        assertCancelled(silent);
    }

    @Test
    void aServedCallThatWasCancelledMakesNoMoreCalls() {
        Served served = new Served(Optional.empty());
        RpcClient within = RpcClient.builder(silent).inbound(() -> served).build();
        within.asyncUnary(Words.SAY, WORD);
        served.cancel();

        CompletableFuture<Word> late = within.asyncUnary(Words.SAY, WORD).toCompletableFuture();

        Await.failure(Code.CANCELED, () -> Flavour.await(late));
        assertThat(silent.exchanges).allMatch(ScriptedExchange::isCancelled);
    }

    @Test
    void aServedCallThatMakesManyCallsRemembersNone() {
        Served served = new Served(Optional.empty());
        ScriptedTransport answering =
                ScriptedTransport.of(
                        exchange ->
                                exchange.head(200, "content-type", "application/proto").finish());
        RpcClient within = RpcClient.builder(answering).inbound(() -> served).build();

        for (int i = 0; i < 100; i++) {
            within.unary(Words.SAY, WORD, CallOptions.none());
        }

        assertThat(served.listeners()).isLessThanOrEqualTo(1);
    }
}
