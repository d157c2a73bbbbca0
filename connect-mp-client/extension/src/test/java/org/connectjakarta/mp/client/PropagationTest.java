package org.connectjakarta.mp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.connectjakarta.mp.client.Backend.text;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.connectjakarta.DeadlineExceededException;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.embedded.ConnectServer;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.connectjakarta.mp.client.echo.EchoConnect;
import org.connectjakarta.mp.client.echo.Text;
import org.connectjakarta.vertx.HttpVersionChoice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client injected into a service: the caller calls the front, which calls the backend for it. */
class PropagationTest {
    private static final int PATIENCE = 10;

    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private Backend backend;

    @BeforeEach
    void start() {
        backend = new Backend();
        Front.backendIsCalled = called;
    }

    @AfterEach
    void stop() {
        release.countDown();
        backend.close();
    }

    /** Say waits for what the backend answers; Ask only until it is called. */
    @ConnectService
    static class Front implements EchoConnect {
        static CountDownLatch backendIsCalled;

        @Inject
        @ConnectClient("backend")
        EchoConnect blocking;

        @Inject
        @ConnectClient("backend")
        EchoConnect.Async async;

        @Override
        public Text say(Text request) {
            return blocking.say(request);
        }

        @Override
        public Text ask(Text request) {
            CompletionStage<Text> left = async.say(request);
            try {
                backendIsCalled.await(PATIENCE, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return text(left.toCompletableFuture().isDone() ? "done" : "under way");
        }
    }

    static class User {
        @Inject
        @ConnectClient("backend")
        EchoConnect echo;
    }

    @Test
    void deadlineIsPassedOn() {
        try (Relay front = new Relay(Map.of("propagate-deadline", "true"))) {
            front.say(CallOptions.none().withTimeout(Duration.ofSeconds(60)));
            assertThat(backend.calls().get(0).deadline()).isPresent();
            assertThat(timeout()).isBetween(1L, 60_000L);
        }
    }

    @Test
    void shorterTimeoutOfTheClientWins() {
        try (Relay front = new Relay(Map.of("propagate-deadline", "true", "timeout", "20s"))) {
            front.say(CallOptions.none().withTimeout(Duration.ofSeconds(60)));
            assertThat(timeout()).isBetween(1L, 20_000L);
        }
    }

    @Test
    void deadlineIsNotPassedOnUnlessAskedFor() {
        try (Relay front = new Relay(Map.of("timeout", "90s"))) {
            front.say(CallOptions.none().withTimeout(Duration.ofSeconds(60)));
            assertThat(timeout()).isEqualTo(90_000);
        }
    }

    @Test
    void passedDeadlineEndsBothCalls() throws InterruptedException {
        block();
        try (Relay front = new Relay(Map.of("propagate-deadline", "true"))) {
            assertThatThrownBy(
                            () -> front.say(CallOptions.none().withTimeout(Duration.ofMillis(500))))
                    .isInstanceOf(DeadlineExceededException.class);
            assertThat(cancelled.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void cancellationIsPassedOn() throws InterruptedException {
        block();
        try (Relay front = new Relay(Map.of("propagate-deadline", "true"))) {
            var future = EchoConnect.Async.client(front.rpc).say(text("a")).toCompletableFuture();
            assertThat(called.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
            future.cancel(true);
            assertThat(cancelled.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void callThatOutlivesTheServedOneIsCancelled() throws InterruptedException {
        block();
        try (Relay front = new Relay(Map.of("propagate-deadline", "true"))) {
            assertThat(EchoConnect.client(front.rpc).ask(text("a"))).isEqualTo(text("under way"));
            assertThat(cancelled.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void headersThatAreNamedArePassedOn() {
        try (Relay front = new Relay(Map.of("propagate-headers", "x-request-id"))) {
            front.say(
                    CallOptions.none()
                            .withHeader("x-request-id", "42")
                            .withHeader("authorization", "secret"));
            var headers = backend.calls().get(0).requestHeaders();
            assertThat(headers.get("x-request-id")).isEqualTo("42");
            assertThat(headers.get("authorization")).isNull();
        }
    }

    @Test
    void nothingIsPassedOnOutsideOfCalls() {
        Map<String, String> settings =
                Map.of("propagate-deadline", "true", "propagate-headers", "x-request-id");
        try (Relay front = new Relay(settings)) {
            User user = front.app.select(User.class);
            assertThat(user.echo.say(text("a"))).isEqualTo(text("a"));
            assertThat(backend.calls().get(0).deadline()).isEmpty();
        }
    }

    /** The milliseconds that the backend was told of. */
    private long timeout() {
        return Long.parseLong(backend.calls().get(0).requestHeaders().get("connect-timeout-ms"));
    }

    private void block() {
        backend.answer(
                text -> {
                    backend.calls().get(0).onCancel(cancelled::countDown);
                    called.countDown();
                    try {
                        release.await(PATIENCE, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return text;
                });
    }

    /** The server with the front, and its caller. All connections are HTTP/2, where a server sees cancellations. */
    private final class Relay implements AutoCloseable {
        final Deployment app;
        final ConnectServer server;
        final RpcClient rpc;

        Relay(Map<String, String> settings) {
            Map<String, String> config = new HashMap<>();
            config.put("connect.client.backend.url", backend.url());
            config.put("connect.client.backend.http-version", "2");
            settings.forEach((name, value) -> config.put("connect.client.backend." + name, value));
            app = Deployment.of(config, Front.class, User.class);
            server =
                    ConnectServer.builder()
                            .host("127.0.0.1")
                            .port(0)
                            .beanManager(app.beans())
                            .start();
            rpc =
                    ConnectClientBuilder.newBuilder()
                            .baseUri(server.uri())
                            .httpVersion(HttpVersionChoice.HTTP_2)
                            .buildRpc();
        }

        void say(CallOptions options) {
            EchoConnect.client(rpc).say(text("a"), options);
        }

        @Override
        public void close() {
            rpc.close();
            server.close();
            app.close();
        }
    }
}
