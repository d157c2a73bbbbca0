package org.connectjakarta.mp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.connectjakarta.mp.client.Backend.text;

import io.smallrye.config.inject.ConfigExtension;
import io.smallrye.faulttolerance.FaultToleranceExtension;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.UnavailableException;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.cdi.RegisterConnectClient;
import org.connectjakarta.mp.client.echo.EchoConnect;
import org.connectjakarta.mp.client.echo.Text;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** MicroProfile Fault Tolerance, by SmallRye, on registered interfaces. */
class FaultToleranceTest {
    private static final int PATIENCE = 10;

    private final CountDownLatch release = new CountDownLatch(1);
    private Backend backend;

    @BeforeEach
    void start() {
        backend = new Backend();
    }

    @AfterEach
    void stop() {
        release.countDown();
        backend.close();
    }

    @RegisterConnectClient
    interface Retrying extends EchoConnect {
        @Retry(retryOn = UnavailableException.class, delay = 0, jitter = 0)
        @Override
        Text say(Text request);
    }

    @Test
    void callsAreRepeatedAfterTheExceptionsThatAreNamed() {
        failFirst(2, new UnavailableException("down"));
        try (Deployment app = deploy(Retrying.class)) {
            assertThat(client(app, Retrying.class).say(text("a"))).isEqualTo(text("a"));
            assertThat(backend.calls()).hasSize(3);
        }
    }

    @Test
    void callsAreNotRepeatedAfterOthers() {
        failFirst(1, new ConnectException(Code.NOT_FOUND, "gone"));
        try (Deployment app = deploy(Retrying.class)) {
            assertThatThrownBy(() -> client(app, Retrying.class).say(text("a")))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("gone");
            assertThat(backend.calls()).hasSize(1);
        }
    }

    @Test
    void methodsWithoutAnnotationsAreNotRepeated() {
        failFirst(1, new UnavailableException("down"));
        try (Deployment app = deploy(Retrying.class)) {
            assertThatThrownBy(() -> client(app, Retrying.class).ask(text("a")))
                    .isInstanceOf(UnavailableException.class);
            assertThat(backend.calls()).hasSize(1);
        }
    }

    @Test
    void configurationByTheNameOfTheClassWins() {
        failFirst(2, new UnavailableException("down"));
        Map<String, String> config =
                Map.of(Retrying.class.getName() + "_ConnectClient/say/Retry/maxRetries", "1");
        try (Deployment app = deploy(config, Retrying.class)) {
            assertThatThrownBy(() -> client(app, Retrying.class).say(text("a")))
                    .isInstanceOf(UnavailableException.class);
            assertThat(backend.calls()).hasSize(2);
        }
    }

    @RegisterConnectClient
    interface Impatient extends EchoConnect {
        @Timeout(500)
        @Override
        Text say(Text request);
    }

    @Test
    void timeoutInterruptsTheCallerAndTheServerSeesTheCancellation() throws InterruptedException {
        CountDownLatch cancelled = new CountDownLatch(1);
        backend.answer(
                text -> {
                    backend.calls().get(0).onCancel(cancelled::countDown);
                    return blocked(text);
                });
        // Over HTTP/1.1 a server does not see that an idle connection was closed.
        Map<String, String> config = Map.of("connect.client.http-version", "2");
        try (Deployment app = deploy(config, Impatient.class)) {
            assertThatThrownBy(() -> client(app, Impatient.class).say(text("a")))
                    .isInstanceOf(TimeoutException.class);
            assertThat(cancelled.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
        }
    }

    @RegisterConnectClient
    interface Broken extends EchoConnect {
        @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = 3_600_000)
        @Override
        Text say(Text request);
    }

    static class Users {
        @Inject @ConnectClient Broken one;
        @Inject @ConnectClient Broken other;
    }

    @Test
    void circuitBreakerIsSharedByAllInjectionPoints() {
        failFirst(Integer.MAX_VALUE, new UnavailableException("down"));
        try (Deployment app = deploy(Broken.class, Users.class)) {
            Users users = app.select(Users.class);
            assertThat(users.one).isNotSameAs(users.other);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> users.one.say(text("a")))
                        .isInstanceOf(UnavailableException.class);
            }
            assertThatThrownBy(() -> users.other.say(text("a")))
                    .isInstanceOf(CircuitBreakerOpenException.class);
            assertThat(backend.calls()).hasSize(2);
        }
    }

    @RegisterConnectClient
    interface Narrow extends EchoConnect {
        @Bulkhead(1)
        @Override
        Text say(Text request);
    }

    @Test
    void bulkheadRefusesFurtherCalls() throws InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        backend.answer(
                text -> {
                    called.countDown();
                    return blocked(text);
                });
        try (Deployment app = deploy(Narrow.class)) {
            Narrow echo = client(app, Narrow.class);
            CompletableFuture<Text> first =
                    CompletableFuture.supplyAsync(() -> echo.say(text("a")));
            assertThat(called.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> echo.say(text("b"))).isInstanceOf(BulkheadException.class);
            release.countDown();
            assertThat(first.join()).isEqualTo(text("a"));
        }
    }

    @RegisterConnectClient
    interface Lenient extends EchoConnect {
        @Fallback(fallbackMethod = "instead")
        @Override
        Text say(Text request);

        default Text instead(Text request) {
            return text("instead of " + request.getText());
        }
    }

    @Test
    void fallbackMayBeADefaultMethod() {
        failFirst(1, new UnavailableException("down"));
        try (Deployment app = deploy(Lenient.class)) {
            assertThat(client(app, Lenient.class).say(text("a"))).isEqualTo(text("instead of a"));
        }
    }

    @RegisterConnectClient
    interface Asynchronously extends EchoConnect.Async {
        @Asynchronous
        @Retry(retryOn = UnavailableException.class, delay = 0, jitter = 0)
        @Override
        CompletionStage<Text> say(Text request);

        @Retry(retryOn = UnavailableException.class, delay = 0, jitter = 0)
        @Override
        CompletionStage<Text> ask(Text request);
    }

    @Test
    void asynchronousCallsAreRepeated() {
        failFirst(2, new UnavailableException("down"));
        try (Deployment app = deploy(Asynchronously.class)) {
            Asynchronously echo = client(app, Asynchronously.class);
            assertThat(echo.say(text("a")).toCompletableFuture().join()).isEqualTo(text("a"));
            assertThat(backend.calls()).hasSize(3);
        }
    }

    @Test
    void plainStagesAreRepeatedWhereTheImplementationGoesBeyondTheStandard() {
        failFirst(2, new UnavailableException("down"));
        Map<String, String> config = Map.of("smallrye.faulttolerance.mp-compatibility", "false");
        try (Deployment app = deploy(config, Asynchronously.class)) {
            Asynchronously echo = client(app, Asynchronously.class);
            assertThat(echo.ask(text("a")).toCompletableFuture().join()).isEqualTo(text("a"));
            assertThat(backend.calls()).hasSize(3);
        }
    }

    @Test
    void plainStagesAreNotRepeatedByTheStandard() {
        failFirst(1, new UnavailableException("down"));
        try (Deployment app = deploy(Asynchronously.class)) {
            Asynchronously echo = client(app, Asynchronously.class);
            assertThatThrownBy(() -> echo.ask(text("a")).toCompletableFuture().join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(UnavailableException.class);
        }
    }

    private void failFirst(int times, ConnectException error) {
        AtomicInteger calls = new AtomicInteger();
        backend.answer(
                text -> {
                    if (calls.incrementAndGet() <= times) {
                        throw error;
                    }
                    return text;
                });
    }

    private String blocked(String text) {
        try {
            release.await(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return text;
    }

    private Deployment deploy(Class<?>... classes) {
        return deploy(Map.of(), classes);
    }

    private Deployment deploy(Map<String, String> config, Class<?>... classes) {
        Map<String, String> all = new HashMap<>(config);
        all.put("connect.client.url", backend.url());
        return Deployment.of(
                all,
                Deployment.weld(classes)
                        .addExtension(new FaultToleranceExtension())
                        .addExtension(new ConfigExtension()));
    }

    private static <T> T client(Deployment app, Class<T> type) {
        return app.select(type, ConnectClient.Literal.DEFAULT);
    }
}
