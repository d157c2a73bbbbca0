package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ShutdownTest {
    private static final String UNARY = "connect.test.unary";
    private static final String STREAM = "connect.test.stream";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addPackage(Text.class.getPackage())
                                            .addClasses(Patient.class, Texts.class))
                    .overrideConfigKey("quarkus.http.test-port", "0")
                    .overrideConfigKey("quarkus.shutdown.delay-enabled", "true")
                    .overrideConfigKey("quarkus.shutdown.delay", "500ms")
                    .overrideConfigKey("quarkus.shutdown.timeout", "4s")
                    .setAfterUndeployListener(ShutdownTest::afterTheEnd);

    @TestHTTPResource("/test.v1.EchoService/")
    URI service;

    /** Answers when the application begins to shut down; its stream never ends. */
    @ConnectService
    public static class Patient implements EchoServiceConnect.Async {
        static final CountDownLatch CALLED = new CountDownLatch(2);

        private final CompletableFuture<Text> answer = new CompletableFuture<>();

        void shutdown(@Observes ShutdownDelayInitiatedEvent event) {
            answer.complete(Texts.text("at last"));
        }

        @Override
        public CompletionStage<Text> say(Text request) {
            CALLED.countDown();
            return answer;
        }

        @Override
        public Flow.Publisher<Text> count(Number request) {
            CALLED.countDown();
            return Multi.createFrom().nothing();
        }
    }

    private CompletableFuture<String> post(String method, String contentType, String body) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .sendAsync(
                        HttpRequest.newBuilder(service.resolve(method))
                                .header("content-type", contentType)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .thenApply(HttpResponse::body);
    }

    @Test
    void callsThatAreUnderWayWhenTheApplicationStops() throws Exception {
        // The other half is in another class loader, when this one is gone.
        System.getProperties().put(UNARY, post("Say", "application/json", "{}"));
        System.getProperties()
                .put(STREAM, post("Count", "application/connect+json", "\0\0\0\0\2{}"));
        assertThat(Patient.CALLED.await(10, TimeUnit.SECONDS)).isTrue();
    }

    /** One ends by itself, the other is told that the server goes. */
    private static void afterTheEnd() {
        assertThat(answer(UNARY)).isEqualTo("{\"text\":\"at last\"}");
        assertThat(answer(STREAM)).contains("unavailable", "the server is stopping");
    }

    private static String answer(String name) {
        return ((CompletableFuture<?>) System.getProperties().remove(name))
                .orTimeout(10, TimeUnit.SECONDS)
                .handle((body, failure) -> failure == null ? (String) body : failure.toString())
                .join();
    }
}
