package org.connectjakarta.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.connectjakarta.Headers;
import org.connectjakarta.http.BlockingExchange;
import org.eclipse.jetty.http2.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisconnectTest {
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch gone = new CountDownLatch(1);
    private final CompletableFuture<Thread> thread = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /** A service that neither reads nor writes until it hears that its client has gone. */
    private void busy(BlockingExchange exchange) {
        exchange.onDisconnect(gone::countDown);
        started.countDown();
        try {
            ended.complete(gone.await(TestServers.PATIENCE, TimeUnit.SECONDS) ? null : never());
        } catch (InterruptedException | RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    private static Void never() {
        throw new IllegalStateException("the service did not hear of it");
    }

    /** A service that ends when reading or writing ends. */
    private void blocked(BlockingExchange exchange, Step step) {
        exchange.onDisconnect(() -> {});
        try {
            exchange.respond(200, Headers.create(), -1);
            exchange.responseBody().flush();
            thread.complete(Thread.currentThread());
            step.run(exchange);
            ended.complete(null);
        } catch (IOException e) {
            ended.completeExceptionally(e);
        }
    }

    private interface Step {
        void run(BlockingExchange exchange) throws IOException;
    }

    private static void write(BlockingExchange exchange) throws IOException {
        OutputStream out = exchange.responseBody();
        byte[] chunk = new byte[16 * 1024];
        // More than windows and socket buffers hold.
        for (int i = 0; i < 10_000; i++) {
            out.write(chunk);
        }
    }

    private static void read(BlockingExchange exchange) throws IOException {
        assertThat(exchange.requestBody().read()).isNegative();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCancelReachesAServiceThatIsBusy(boolean halfClosed) throws Exception {
        try (ConnectServer server = TestServers.start(this::busy);
                Http2Client client = new Http2Client(server)) {
            Http2Client.Call call = client.post("/test.S/M", halfClosed);
            assertThat(started.await(TestServers.PATIENCE, TimeUnit.SECONDS)).isTrue();
            call.cancel();
            ended.get(TestServers.PATIENCE, TimeUnit.SECONDS);
        }
    }

    @Test
    void aLostConnectionReachesAServiceThatIsBusy() throws Exception {
        try (ConnectServer server = TestServers.start(this::busy);
                Http2Client client = new Http2Client(server)) {
            client.post("/test.S/M", true);
            assertThat(started.await(TestServers.PATIENCE, TimeUnit.SECONDS)).isTrue();
            client.cut();
            ended.get(TestServers.PATIENCE, TimeUnit.SECONDS);
        }
    }

    @Test
    void aCancelEndsABlockedRead() throws Exception {
        try (ConnectServer server =
                        TestServers.start(exchange -> blocked(exchange, DisconnectTest::read));
                Http2Client client = new Http2Client(server)) {
            Http2Client.Call call = client.post("/test.S/M", false);
            call.head();
            call.cancel();
            assertFailsWith(IOException.class);
        }
    }

    @Test
    void aCancelEndsABlockedWrite() throws Exception {
        try (ConnectServer server =
                        TestServers.start(exchange -> blocked(exchange, DisconnectTest::write));
                Http2Client client = new Http2Client(server)) {
            Http2Client.Call call = client.post("/test.S/M", true, false);
            call.head();
            call.cancel();
            assertFailsWith(IOException.class);
        }
    }

    @Test
    void aClosedConnectionEndsABlockedReadOverHttp1() throws Exception {
        try (ConnectServer server =
                TestServers.start(exchange -> blocked(exchange, DisconnectTest::read))) {
            try (Http1Client client = new Http1Client(server)) {
                client.send("POST /test.S/M HTTP/1.1", "Host: x", "Transfer-Encoding: chunked", "");
                client.lines();
            }
            assertFailsWith(IOException.class);
        }
    }

    @Test
    void aClosedConnectionEndsWritesOverHttp1() throws Exception {
        try (ConnectServer server =
                TestServers.start(exchange -> blocked(exchange, DisconnectTest::write))) {
            try (Http1Client client = new Http1Client(server)) {
                client.send("POST /test.S/M HTTP/1.1", "Host: x", "Content-Length: 0", "");
                client.lines();
            }
            assertFailsWith(IOException.class);
        }
    }

    @Test
    void anInterruptEndsABlockedRead() throws Exception {
        try (ConnectServer server =
                        TestServers.start(exchange -> blocked(exchange, DisconnectTest::read));
                Http2Client client = new Http2Client(server)) {
            client.post("/test.S/M", false).head();
            thread.get(TestServers.PATIENCE, TimeUnit.SECONDS).interrupt();
            assertFailsWith(InterruptedIOException.class);
        }
    }

    @Test
    void anInterruptEndsABlockedWrite() throws Exception {
        try (ConnectServer server =
                        TestServers.start(exchange -> blocked(exchange, DisconnectTest::write));
                Http2Client client = new Http2Client(server)) {
            client.post("/test.S/M", true, false).head();
            thread.get(TestServers.PATIENCE, TimeUnit.SECONDS).interrupt();
            assertFailsWith(InterruptedIOException.class);
        }
    }

    private void assertFailsWith(Class<? extends IOException> type) {
        assertThatThrownBy(() -> ended.get(TestServers.PATIENCE, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(type);
    }

    @Test
    void anAbortResetsTheStream() throws Exception {
        try (ConnectServer server = TestServers.start(DisconnectTest::abort);
                Http2Client client = new Http2Client(server)) {
            Http2Client.Call call = client.post("/test.S/M", true);
            assertThat(call.head().getStatus()).isEqualTo(200);
            assertThat(call.data()).isEqualTo("half");
            assertThat(call.reset()).isEqualTo(ErrorCode.CANCEL_STREAM_ERROR.code);
        }
    }

    @Test
    void anAbortClosesTheConnectionOfHttp1() throws Exception {
        try (ConnectServer server = TestServers.start(DisconnectTest::abort);
                Http1Client client = new Http1Client(server)) {
            client.send("POST /test.S/M HTTP/1.1", "Host: x", "Content-Length: 0", "");
            assertThat(client.lines()).contains("Transfer-Encoding: chunked");
            client.expect("4\r\nhalf");
            assertThat(client.line()).isNull();
        }
    }

    private static void abort(BlockingExchange exchange) throws IOException {
        exchange.respond(200, Headers.create(), -1);
        exchange.responseBody().write("half".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        exchange.responseBody().flush();
        exchange.abort(new IllegalStateException("broken"));
    }

    @Test
    void anAbortBeforeTheHeadIsAnErrorOfTheServer() throws Exception {
        try (ConnectServer server =
                        TestServers.start(
                                exchange -> exchange.abort(new IllegalStateException("secret")));
                Http2Client client = new Http2Client(server)) {
            Http2Client.Call call = client.post("/test.S/M", true);
            assertThat(call.head().getStatus()).isEqualTo(500);
            assertThat(call.data()).isEqualTo("500 Server Error\n");
        }
    }
}
