package org.connectjakarta.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.Peer;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.client.ClientOptions;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.client.StreamCall;
import org.connectjakarta.client.WireOptions;
import org.connectjakarta.http.ClientRequest;
import org.connectjakarta.http.HttpVersion;
import org.connectjakarta.server.RpcServer;
import org.connectjakarta.server.ServerOptions;
import org.connectjakarta.server.Servers;
import org.connectjakarta.server.Words;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a user of the in-memory transport relies on, and what the engines rely on. */
@Timeout(60)
class InMemoryTransportTest {
    private static final String ECHO = "/org.connectjakarta.test.WordService/Echo";
    private static final Word WORD = Words.word("a");

    private static ClientOptions speaking(Protocol protocol) {
        return ClientOptions.DEFAULT.withWire(new WireOptions(protocol, "proto", false, null));
    }

    private static ClientRequest echo(byte[] body) {
        return new ClientRequest(
                "POST",
                ECHO,
                Headers.create().addUnchecked("content-type", "application/connect+proto"),
                body);
    }

    @Test
    void aServiceIsCalledWithoutAServerOfOnesOwn() {
        InMemoryTransport transport =
                InMemoryTransport.to(Words.binding(), Servers.say(word -> WORD));

        try (RpcClient rpc = RpcClient.builder(transport).build()) {
            assertThat(rpc.unary(Words.SAY, WORD, CallOptions.none()).message()).isEqualTo(WORD);
        }
    }

    @Test
    void theServerSeesWhoCallsAsTheTestSays() {
        AtomicReference<CallContext> seen = new AtomicReference<>();
        Peer peer = new Peer("192.0.2.1", 1234, List.of());
        try (RpcServer server =
                        Servers.of(
                                context -> {
                                    seen.set(context);
                                    return Servers.say(word -> word);
                                },
                                ServerOptions.DEFAULT);
                RpcClient rpc = RpcClient.builder(InMemoryTransport.to(server)).build();
                RpcClient known =
                        RpcClient.builder(InMemoryTransport.to(server).from(peer)).build()) {
            rpc.unary(Words.SAY, WORD, CallOptions.none());
            assertThat(seen.get().peer()).isEqualTo(Peer.UNKNOWN);

            known.unary(Words.SAY, WORD, CallOptions.none());
            assertThat(seen.get().peer()).isEqualTo(peer);
        }
    }

    @Test
    void asOverHttp1ThereIsNoGrpc() {
        InMemoryTransport transport =
                InMemoryTransport.to(Words.binding(), Servers.say(word -> word)).overHttp1();

        assertThatThrownBy(
                        () -> RpcClient.builder(transport).options(speaking(Protocol.GRPC)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HTTP/2");
    }

    @Test
    void asOverHttp1OneSideSpeaksAfterTheOther() {
        for (Protocol protocol : List.of(Protocol.CONNECT, Protocol.GRPC_WEB)) {
            InMemoryTransport transport =
                    InMemoryTransport.to(Words.binding(), Servers.echo(words -> words)).overHttp1();
            try (RpcClient rpc = RpcClient.builder(transport).options(speaking(protocol)).build()) {
                try (StreamCall<Word, Word> call = rpc.stream(Words.ECHO, CallOptions.none())) {
                    call.send(WORD);
                    call.send(WORD);
                    call.closeSend();
                    assertThat(call.receive()).contains(WORD);
                    assertThat(call.receive()).contains(WORD);
                    assertThat(call.receive()).isEmpty();
                }
                try (StreamCall<Word, Word> call = rpc.stream(Words.ECHO, CallOptions.none())) {
                    call.send(WORD);
                    assertThat(catchThrowable(call::receive))
                            .as("full duplex")
                            .hasMessageContaining("HTTP/2");
                }
            }
        }
    }

    @Test
    void theServerHearsOfACancellation() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        AtomicReference<Throwable> read = new AtomicReference<>();
        try (RpcServer server =
                        Servers.of(
                                context -> {
                                    context.onCancel(cancelled::countDown);
                                    begun.countDown();
                                    return Servers.join(words -> noting(words, read));
                                },
                                ServerOptions.DEFAULT);
                RpcClient rpc = RpcClient.builder(InMemoryTransport.to(server)).build()) {
            StreamCall<Word, Word> call = rpc.stream(Words.JOIN, CallOptions.none());
            call.send(WORD);
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

            call.cancel();

            assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
            await(read);
            assertThat(read.get())
                    .isInstanceOfSatisfying(
                            ConnectException.class,
                            e -> assertThat(e.code()).isEqualTo(Code.CANCELED));
        }
    }

    private static Word noting(Stream<Word> words, AtomicReference<Throwable> read) {
        try {
            words.forEach(word -> {});
            read.set(new AssertionError("no failure"));
        } catch (RuntimeException e) {
            read.set(e);
            throw e;
        }
        return WORD;
    }

    private static void await(AtomicReference<Throwable> value) {
        long start = System.nanoTime();
        while (value.get() == null && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(20)) {
            LockSupport.parkNanos(100_000);
        }
    }

    @Test
    void closingBreaksOffWhatIsUnderWay() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        InMemoryTransport transport =
                InMemoryTransport.to(
                        Words.binding(),
                        Servers.echo(
                                words -> {
                                    begun.countDown();
                                    return words;
                                }));
        Told told = new Told();
        transport.exchange(echo(null), told).start();
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

        transport.close();
        transport.close();

        assertThat(told.next()).startsWith("failed").contains("closed");
        Told late = new Told();
        transport.exchange(echo(null), late).start();
        assertThat(late.next()).startsWith("failed").contains("closed");
    }

    private static ServerSide serverSide(HttpVersion version, Told told) {
        ServerSide side = new ServerSide(echo(null), version, Peer.UNKNOWN, Runnable::run);
        new MemoryExchange(side, told, Runnable::run, start -> {}, over -> {});
        return side;
    }

    @Test
    void whatTheServerBreaksOffIsReset() throws Exception {
        Told told = new Told();
        ServerSide side = serverSide(HttpVersion.HTTP_2, told);

        side.abort(new IOException("broken"));

        assertThat(told.next()).isEqualTo("reset 2");
        assertThatThrownBy(() -> side.responseBody().write(1)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> side.requestBody().read()).isInstanceOf(IOException.class);
    }

    @Test
    void whatTheServerBreaksOffAsOverHttp1IsAConnectionLost() throws Exception {
        Told told = new Told();

        serverSide(HttpVersion.HTTP_1, told).abort(new IOException("broken"));

        assertThat(told.next()).startsWith("failed").contains("broken");
    }

    @Test
    void aResponseWithoutAnEndIsBrokenOff() throws Exception {
        Told told = new Told();
        ServerSide side = serverSide(HttpVersion.HTTP_2, told);
        side.respond(200, Headers.create(), -1);
        side.responseBody().flush();

        side.served();

        assertThat(told.next()).isEqualTo("head 200");
        assertThat(told.next()).isEqualTo("reset 2");
    }

    @Test
    void aBodyIsToldPieceByPieceAsItIsAskedFor() throws Exception {
        Told told = new Told();
        ServerSide side =
                new ServerSide(echo(null), HttpVersion.HTTP_2, Peer.UNKNOWN, Runnable::run);
        MemoryExchange exchange =
                new MemoryExchange(side, told, Runnable::run, start -> {}, over -> {});
        side.trailers(() -> Headers.create().add("x-trail", "t"));
        side.respond(200, Headers.create(), -1);
        side.responseBody().write(new byte[] {1, 2});
        side.responseBody().write(new byte[] {3});
        side.responseBody().close();

        assertThat(told.all()).containsExactly("head 200");
        exchange.fetch();
        assertThat(told.all()).containsExactly("head 200", "body 2");
        exchange.fetch();
        exchange.fetch();
        assertThat(told.all())
                .containsExactly("head 200", "body 2", "body 1", "end Headers[x-trail]");
        exchange.cancel();
        exchange.fetch();
        assertThat(told.all()).hasSize(4);
    }

    @Test
    void whoSendsMoreThan64KiBWaitsUntilTheyAreRead() throws Exception {
        Told told = new Told();
        ServerSide side =
                new ServerSide(echo(null), HttpVersion.HTTP_2, Peer.UNKNOWN, Runnable::run);
        MemoryExchange exchange =
                new MemoryExchange(side, told, Runnable::run, start -> {}, over -> {});
        AtomicInteger more = new AtomicInteger();

        exchange.write(new byte[40_000], more::incrementAndGet);
        assertThat(more).hasValue(1);
        exchange.write(new byte[40_000], more::incrementAndGet);
        assertThat(more).hasValue(1);

        assertThat(side.requestBody().readNBytes(10_000)).hasSize(10_000);
        assertThat(more).hasValue(1);
        assertThat(side.requestBody().readNBytes(20_000)).hasSize(20_000);
        assertThat(more).hasValue(2);
        exchange.end();
        assertThat(side.requestBody().readAllBytes()).hasSize(50_000);
    }

    @Test
    void whatNobodyReadsAnyMoreDoesNotStopTheSender() throws Exception {
        ServerSide side =
                new ServerSide(echo(null), HttpVersion.HTTP_2, Peer.UNKNOWN, Runnable::run);
        MemoryExchange exchange =
                new MemoryExchange(side, new Told(), Runnable::run, start -> {}, over -> {});
        AtomicInteger more = new AtomicInteger();
        exchange.write(new byte[100_000], more::incrementAndGet);
        side.respond(200, Headers.create(), -1);
        side.responseBody().close();

        side.served();

        assertThat(more).hasValue(1);
        exchange.write(new byte[100_000], more::incrementAndGet);
        assertThat(more).hasValue(2);
    }
}
