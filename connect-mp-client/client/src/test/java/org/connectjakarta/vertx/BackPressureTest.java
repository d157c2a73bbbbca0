package org.connectjakarta.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BackPressureTest {
    private static final int PIECE = 16 * 1024;
    private static final int PIECES = 1536;

    /** More than sockets hold. */
    private static final long MUCH = 16L * 1024 * 1024;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    private VertxTransport transport(Wire wire, Handler<HttpServerRequest> handler) {
        TestServer server = new TestServer(wire.server(), handler);
        VertxTransport transport = VertxTransport.create(wire.client(server.port()));
        open.add(transport);
        open.add(server);
        return transport;
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatDoesNotReadStopsTheSender(Wire wire) throws Exception {
        CompletableFuture<HttpServerRequest> arrived = new CompletableFuture<>();
        AtomicLong received = new AtomicLong();
        VertxTransport transport =
                transport(
                        wire,
                        request -> {
                            request.pause();
                            request.handler(bytes -> received.addAndGet(bytes.length()));
                            request.endHandler(nothing -> request.response().end());
                            arrived.complete(request);
                        });
        Call call = Call.start(transport, Call.stream());
        HttpServerRequest request = Call.get(arrived);
        Semaphore more = new Semaphore(1);

        int sent = 0;
        while (sent < PIECES && more.tryAcquire(500, TimeUnit.MILLISECONDS)) {
            call.exchange().write(new byte[PIECE], more::release);
            sent++;
        }

        assertThat((long) sent * PIECE).isLessThan(wire.isHttp2() ? 1024 * 1024L : MUCH);
        request.resume();
        while (sent < PIECES && more.tryAcquire(10, TimeUnit.SECONDS)) {
            call.exchange().write(new byte[PIECE], more::release);
            sent++;
        }
        call.exchange().end();
        assertThat(call.outcome()).isEqualTo("end");
        assertThat(received.get()).isEqualTo((long) PIECE * PIECES);
    }

    @ParameterizedTest
    @EnumSource
    void aResponseThatIsNotReadStopsTheServer(Wire wire) throws Exception {
        AtomicLong accepted = new AtomicLong();
        CompletableFuture<Void> all = new CompletableFuture<>();
        VertxTransport transport =
                transport(
                        wire,
                        request -> {
                            request.response().setChunked(true);
                            send(request.response(), accepted, all);
                        });

        Call call = Call.paused(transport, Call.post("x"));
        Call.get(call.status);
        call.exchange().fetch();
        call.awaitPiece();

        assertThat(all).failsWithin(500, TimeUnit.MILLISECONDS);
        assertThat(accepted.get()).isLessThan(MUCH);
        assertThat(call.pieces.availablePermits()).isZero();
        call.readAll();
        assertThat(call.outcome()).isEqualTo("end");
        assertThat((long) call.length()).isEqualTo((long) PIECE * PIECES);
    }

    private static void send(
            HttpServerResponse response, AtomicLong accepted, CompletableFuture<Void> all) {
        if (accepted.get() == (long) PIECE * PIECES) {
            response.end();
            all.complete(null);
            return;
        }
        response.write(Buffer.buffer(new byte[PIECE]))
                .onSuccess(
                        nothing -> {
                            accepted.addAndGet(PIECE);
                            send(response, accepted, all);
                        });
    }
}
