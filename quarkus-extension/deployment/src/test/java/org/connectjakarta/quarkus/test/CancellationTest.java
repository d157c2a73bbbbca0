package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CancellationTest {
    private static final BlockingQueue<String> EVENTS = new LinkedBlockingQueue<>();
    private static final long PATIENCE_SECONDS = 10;

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = Applications.threads(Patient.class);

    @TestHTTPResource("/")
    URI base;

    /** Never answers. Of what it publishes, half is on the event loop and half on a worker thread. */
    @ConnectService
    public static class Patient implements EchoServiceConnect.Mutiny {
        @Inject Notes notes;

        @Override
        public Uni<Text> say(Text request) {
            notes.write("say");
            return Uni.createFrom()
                    .<Text>nothing()
                    .onSubscription()
                    .invoke(this::begun)
                    .onCancellation()
                    .invoke(this::cancelled);
        }

        @Override
        public Multi<Text> count(Number request) {
            notes.write("count");
            return Multi.createFrom()
                    .<Text>nothing()
                    .onSubscription()
                    .invoke(this::begun)
                    .onCancellation()
                    .invoke(this::cancelled);
        }

        @Override
        @Blocking
        public Uni<Text> join(Multi<Text> requests) {
            notes.write("join");
            return requests.onSubscription()
                    .invoke(this::begun)
                    .collect()
                    .last()
                    .onCancellation()
                    .invoke(this::cancelled);
        }

        @Override
        public Multi<Text> talk(Multi<Text> requests) {
            notes.write("talk");
            return requests.onSubscription()
                    .invoke(this::begun)
                    .onCancellation()
                    .invoke(this::cancelled);
        }

        private void begun() {
            EVENTS.add(notes.read() + " has begun");
        }

        private void cancelled() {
            EVENTS.add(notes.read() + " was cancelled");
        }
    }

    private static String event() throws InterruptedException {
        return EVENTS.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static void assertCancelled(String method) throws InterruptedException {
        assertThat(event()).isEqualTo(method + " was cancelled");
    }

    private static void awaitBegin(String method) throws InterruptedException {
        assertThat(event()).isEqualTo(method + " has begun");
    }

    private EchoServiceConnect.Client echo() {
        return Http.grpc(base, EchoServiceConnect.Client.class);
    }

    private Socket sendWhole() throws IOException {
        Socket socket = new Socket(base.getHost(), base.getPort());
        String request =
                "POST /test.v1.EchoService/Say HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** A request over HTTP/1.1 that does not end, of a client that does not wait for the answer. */
    private Socket send(String method, String... headers) throws IOException {
        Socket socket = new Socket(base.getHost(), base.getPort());
        String request =
                "POST /test.v1.EchoService/%s HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/connect+json\r\ncontent-length: 1000\r\n%s\r\n\0\0\0\0\2{}"
                        .formatted(method, String.join("", headers));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @BeforeEach
    void forget() {
        EVENTS.clear();
    }

    @Test
    void aClientThatResetsAStreamCancelsItsMulti() throws Exception {
        var call = echo().count(Number.getDefaultInstance(), CallOptions.none());
        awaitBegin("count");
        call.cancel();
        assertCancelled("count");
    }

    @Test
    void aClientThatResetsItsRequestsCancelsTheUniOnAWorkerThread() throws Exception {
        var call = echo().join(CallOptions.none());
        call.send(Texts.text("one"));
        awaitBegin("join");
        call.cancel();
        assertCancelled("join");
    }

    @Test
    void aClientThatResetsATalkCancelsWhatIsPublished() throws Exception {
        var call = echo().talk(CallOptions.none());
        call.send(Texts.text("one"));
        awaitBegin("talk");
        assertThat(call.receive()).contains(Texts.text("one"));
        call.cancel();
        assertCancelled("talk");
    }

    @Test
    void aClientThatClosesItsConnectionCancelsTheUni() throws Exception {
        try (Socket socket = sendWhole()) {
            awaitBegin("say");
        }
        assertCancelled("say");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Join", "Talk"})
    void aClientThatClosesItsConnectionBeforeItsRequestEndsCancelsTheCall(String method)
            throws Exception {
        try (Socket socket = send(method)) {
            awaitBegin(method.toLowerCase(Locale.ROOT));
        }
        assertCancelled(method.toLowerCase(Locale.ROOT));
    }

    @Test
    void theDeadlineCancelsTheUni() throws Exception {
        HttpResponse<String> response =
                Http.post(
                        base.resolve("/test.v1.EchoService/Say"),
                        "application/json",
                        "{}",
                        "connect-timeout-ms",
                        "200");
        assertThat(response.body()).contains("deadline_exceeded");
        awaitBegin("say");
        assertCancelled("say");
    }

    @Test
    void theDeadlineCancelsTheMulti() throws Exception {
        HttpResponse<String> response =
                Http.post(
                        base.resolve("/test.v1.EchoService/Count"),
                        "application/connect+json",
                        "\0\0\0\0\2{}",
                        "connect-timeout-ms",
                        "200");
        assertThat(response.body()).contains("deadline_exceeded");
        awaitBegin("count");
        assertCancelled("count");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Join", "Talk"})
    void theDeadlineCancelsACallThatWaitsForRequests(String method) throws Exception {
        try (Socket socket = send(method, "connect-timeout-ms: 200\r\n")) {
            awaitBegin(method.toLowerCase(Locale.ROOT));
            assertCancelled(method.toLowerCase(Locale.ROOT));
        }
    }
}
