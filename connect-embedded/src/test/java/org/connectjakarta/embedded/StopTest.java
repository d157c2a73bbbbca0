package org.connectjakarta.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.connectjakarta.Headers;
import org.connectjakarta.http.BlockingExchange;
import org.junit.jupiter.api.Test;

class StopTest {
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch gone = new CountDownLatch(1);

    private void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(TestServers.PATIENCE, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void letsCallsEnd() throws Exception {
        ConnectServer server =
                TestServers.start(
                        exchange -> {
                            started.countDown();
                            await(release);
                            TestServers.answer(exchange, "done");
                        });
        try (Http2Client client = new Http2Client(server)) {
            Http2Client.Call call = client.post("/test.S/M", true);
            await(started);
            int port = server.port();
            CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
            // The server says that it goes before it waits.
            client.closed.get(TestServers.PATIENCE, TimeUnit.SECONDS);
            assertThat(closing).isNotDone();
            release.countDown();
            assertThat(call.data()).isEqualTo("done");
            closing.get(TestServers.PATIENCE, TimeUnit.SECONDS);
            assertThatThrownBy(() -> new java.net.Socket("localhost", port))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void cancelsCallsThatDoNotEnd() throws Exception {
        ConnectServer server =
                TestServers.start(
                        TestServers.builder().stopTimeout(Duration.ofMillis(100)),
                        this::serveUntilGone);
        try (Http2Client client = new Http2Client(server)) {
            client.post("/test.S/M", true).head();
            server.close();
            await(gone);
        }
    }

    private void serveUntilGone(BlockingExchange exchange) throws IOException {
        exchange.onDisconnect(gone::countDown);
        exchange.respond(200, Headers.create(), -1);
        exchange.responseBody().flush();
        await(gone);
    }

    @Test
    void joinReturnsWhenItIsClosed() throws Exception {
        ConnectServer server = TestServers.start(exchange -> TestServers.answer(exchange, ""));
        CompletableFuture<Void> joined =
                CompletableFuture.runAsync(
                        () -> {
                            try {
                                server.join();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        server.close();
        server.close();
        joined.get(TestServers.PATIENCE, TimeUnit.SECONDS);
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (ConnectServer first =
                TestServers.start(exchange -> TestServers.answer(exchange, ""))) {
            assertThatIllegalStateException()
                    .isThrownBy(
                            () ->
                                    TestServers.start(
                                            TestServers.builder().port(first.port()),
                                            exchange -> {}))
                    .withMessageContaining("cannot start on localhost:" + first.port());
        }
    }

    /** An idle connection is closed; a silent stream beside it goes on. */
    @Test
    void keepsSilentStreams() throws Exception {
        try (ConnectServer server =
                        TestServers.start(
                                TestServers.builder().idleTimeout(Duration.ofMillis(300)),
                                StopTest::echoOnce);
                Http2Client client = new Http2Client(server);
                Http1Client old = new Http1Client(server)) {
            Http2Client.Call call = client.post("/test.S/M", false);
            old.send("POST /test.S/M HTTP/1.1", "Host: x", "Transfer-Encoding: chunked", "");
            call.head();
            old.lines();
            for (int i = 0; i < 3; i++) {
                try (Http1Client idle = new Http1Client(server)) {
                    assertThat(idle.line()).isNull();
                }
            }
            call.send("x", true);
            assertThat(call.data()).isEqualTo("x");
            old.send("1", "y");
            old.expect("1\r\ny");
        }
    }

    private static void echoOnce(BlockingExchange exchange) throws IOException {
        exchange.respond(200, Headers.create(), -1);
        exchange.responseBody().flush();
        exchange.responseBody().write(exchange.requestBody().read());
        exchange.responseBody().close();
    }
}
