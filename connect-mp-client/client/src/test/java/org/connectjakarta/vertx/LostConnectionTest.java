package org.connectjakarta.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.SingleThreadEventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that are given a connection which has ended, before Vert.x hears of its end. */
class LostConnectionTest {
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final SingleThreadEventLoop loop =
            (SingleThreadEventLoop) vertx.nettyEventLoopGroup().next();

    @AfterEach
    void close() {
        TestServer.get(vertx.close());
    }

    @ParameterizedTest
    @EnumSource
    void takeAnother(Wire wire) {
        try (TestServer server = new TestServer(wire.server(), TestServer::echo);
                VertxTransport transport = transport(wire, server)) {
            CompletableFuture<Call> next = new CompletableFuture<>();
            atTheEnd(server, () -> loop.execute(() -> next.complete(echo(transport))));

            Call call = Call.get(next);
            assertThat(call.outcome()).isEqualTo("end");
            assertThat(call.text()).isEqualTo("x");
        }
    }

    /** So early that the second attempt gets it, too. */
    @ParameterizedTest
    @EnumSource(names = {"H2C", "HTTP_2_TLS"})
    void takeAnotherOnce(Wire wire) {
        try (TestServer server = new TestServer(wire.server(), TestServer::echo);
                VertxTransport transport = transport(wire, server)) {
            CompletableFuture<Call> next = new CompletableFuture<>();
            atTheEnd(server, () -> next.complete(echo(transport)));

            assertThat(Call.get(next).outcome())
                    .isEqualTo("failed localhost:" + server.port() + ": the connection was lost");
            assertThat(echo(transport).outcome()).isEqualTo("end");
        }
    }

    private VertxTransport transport(Wire wire, TestServer server) {
        VertxTransport transport = VertxTransport.create(wire.client(server.port()), vertx);
        assertThat(echo(transport).outcome()).isEqualTo("end");
        return transport;
    }

    private static Call echo(VertxTransport transport) {
        return Call.start(transport, Call.post("x"));
    }

    /** Ends the client's connection as if the server had, and does something before Vert.x hears of it. */
    private void atTheEnd(TestServer server, Runnable task) {
        loop.execute(
                () -> {
                    Channel connection = connection(server.port());
                    connection.closeFuture().addListener(gone -> task.run());
                    connection.unsafe().close(connection.voidPromise());
                });
    }

    private Channel connection(int port) {
        for (Iterator<Channel> all = loop.registeredChannelsIterator(); all.hasNext(); ) {
            Channel channel = all.next();
            if (channel.remoteAddress() instanceof InetSocketAddress server
                    && server.getPort() == port) {
                return channel;
            }
        }
        throw new AssertionError("no connection");
    }
}
