package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.connectjakarta.CallContext;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;

/** A future that is cancelled is completed before its own cancellation has run: the call could be ended and its service be gone by then. */
class CancellationOrderTest {
    private static final int LONG_ENOUGH_MILLIS = 100;

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicReference<Loopback> http = new AtomicReference<>();

    /** As Mutiny's futures are. */
    private final class Cancelling extends CompletableFuture<Word> {
        @Override
        public boolean cancel(boolean interrupt) {
            boolean cancelled = super.cancel(interrupt);
            events.add(isReleased() ? "released too early" : "cancelled");
            return cancelled;
        }
    }

    /** Waits, but not for long; a thread that serves a cancelled call may be interrupted. */
    private boolean isReleased() {
        try {
            return released.await(LONG_ENOUGH_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return released.getCount() == 0;
        }
    }

    private final class Provider implements ServiceProvider<Words.Async> {
        @Override
        public Words.Async get(CallContext call) {
            return Servers.asyncSay(
                    word -> {
                        OwnThread.run(() -> http.get().disconnect());
                        return new Cancelling();
                    });
        }

        @Override
        public void release(Words.Async service) {
            events.add("released");
            released.countDown();
        }
    }

    private RpcServer server() {
        http.set(WireCall.of(Wire.GRPC, Words.SAY).send("a").request());
        return RpcServer.builder()
                .service(Words.Async.binding(), new Provider(), ServerOptions.DEFAULT)
                .build();
    }

    @Test
    void whatACallHasIsThereUntilItsCancellationIsHeardOnAnEventLoop() {
        RpcServer server = server();

        EventLoop.serve(http.get(), server);

        assertThat(events).containsExactly("cancelled", "released");
    }

    @Test
    void whatACallHasIsThereUntilItsCancellationIsHeardOnAThreadThatWaits() {
        RpcServer server = server();

        server.serve(http.get());

        assertThat(events).containsExactly("cancelled", "released");
    }
}
