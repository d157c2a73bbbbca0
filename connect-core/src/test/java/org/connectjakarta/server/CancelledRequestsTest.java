package org.connectjakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.connectjakarta.CallContext;
import org.connectjakarta.test.Word;
import org.junit.jupiter.api.Test;

/**
 * A client that goes away breaks its requests and cancels the call, on two threads at once: a service that lets its answer follow from
 * its requests must see that it is cancelled, whichever comes first.
 */
class CancelledRequestsTest {
    private static final int LONG_ENOUGH_MILLIS = 100;

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final CountDownLatch broken = new CountDownLatch(1);
    private final CountDownLatch requestsFailed = new CountDownLatch(1);
    private final AtomicReference<Loopback> http = new AtomicReference<>();

    /** Breaks when the cancellation is being told. */
    private final class BreakingBody extends InputStream {
        @Override
        public int read() throws IOException {
            OwnThread.run(() -> http.get().disconnect());
            try {
                broken.await();
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
            throw new IOException("connection reset");
        }
    }

    private final class Joiner implements Words.Async {
        @Override
        public CompletionStage<Word> join(Flow.Publisher<Word> requests) {
            Collected.from(requests)
                    .whenComplete(
                            (words, failure) -> {
                                events.add("requests failed");
                                requestsFailed.countDown();
                            });
            return new CompletableFuture<>();
        }
    }

    private Words.Async get(CallContext call) {
        call.onCancel(this::hear);
        return new Joiner();
    }

    private void hear() {
        broken.countDown();
        try {
            boolean late = requestsFailed.await(LONG_ENOUGH_MILLIS, TimeUnit.MILLISECONDS);
            events.add(late ? "cancelled too late" : "cancelled");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private RpcServer server() {
        http.set(WireCall.of(Wire.GRPC, Words.JOIN).request().body(new BreakingBody()));
        return RpcServer.builder()
                .service(Words.Async.binding(), this::get, ServerOptions.DEFAULT)
                .build();
    }

    @Test
    void theRequestsFailAfterTheCancellationIsHeardOnAnEventLoop() {
        RpcServer server = server();

        EventLoop.serve(http.get(), server);

        assertThat(events).containsExactly("cancelled", "requests failed");
    }

    @Test
    void theRequestsFailAfterTheCancellationIsHeardOnAThreadThatWaits() {
        RpcServer server = server();

        server.serve(http.get());

        assertThat(events).containsExactly("cancelled", "requests failed");
    }
}
