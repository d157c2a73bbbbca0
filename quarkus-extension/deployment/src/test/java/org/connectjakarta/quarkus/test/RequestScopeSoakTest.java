package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.client.StreamCall;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many calls at once, each with a secret of its own. {@code -Dsoak.calls=1000000} makes it a long test. */
class RequestScopeSoakTest {
    private static final long CALLS = Long.getLong("soak.calls", 20_000);
    private static final int CALLERS = 64;
    private static final int STREAM_LENGTH = 3;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            Applications.threads(Secret.class, SecretKeeper.class);

    @TestHTTPResource("/")
    URI base;

    @Test
    void noCallSeesTheSecretOfAnotherOne() throws Exception {
        EchoServiceConnect.Client echo = Http.grpc(base, EchoServiceConnect.Client.class);
        long before = Secret.DESTROYED.get();
        AtomicLong numbers = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(threads.submit(() -> callAll(echo, numbers)));
            }
            for (Future<?> each : callers) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (Secret.DESTROYED.get() < before + CALLS && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(Secret.DESTROYED.get()).isEqualTo(before + CALLS);
    }

    private static void callAll(EchoServiceConnect.Client echo, AtomicLong numbers) {
        for (long i = numbers.getAndIncrement(); i < CALLS; i = numbers.getAndIncrement()) {
            String secret = "secret " + i;
            assertThat(call(echo, i, secret)).isNotEmpty().containsOnly(secret);
        }
    }

    /** What was revealed. Most calls are unary. */
    private static List<String> call(EchoServiceConnect.Client echo, long number, String secret) {
        CallOptions options = CallOptions.none().withHeader("x-secret", secret);
        return switch ((int) (number % 8)) {
            case 0 -> received(echo.count(Number.newBuilder().setNumber(3).build(), options));
            case 1 -> received(sent(echo.join(options)));
            case 2 -> received(sent(echo.talk(options)));
            default -> List.of(echo.say(Text.getDefaultInstance(), options).message().getText());
        };
    }

    private static <O> StreamCall<Text, O> sent(StreamCall<Text, O> stream) {
        for (int i = 0; i < STREAM_LENGTH; i++) {
            stream.send(Text.getDefaultInstance());
        }
        stream.closeSend();
        return stream;
    }

    private static List<String> received(StreamCall<?, Text> stream) {
        List<String> texts = new ArrayList<>();
        try (stream) {
            for (var next = stream.receive(); next.isPresent(); next = stream.receive()) {
                texts.add(next.get().getText());
            }
        }
        return texts;
    }
}
