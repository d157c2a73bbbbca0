package org.connectjakarta.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.embedded.engine.EngineConnect;
import org.connectjakarta.embedded.engine.Note;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole way: a bean on the class path, found by CDI, called over the wire. */
class EngineTest {
    private static final CountDownLatch CANCELLED = new CountDownLatch(1);
    private static final CountDownLatch CLOSED = new CountDownLatch(1);

    private static ConnectServer server;

    @ConnectService
    public static class Engine implements EngineConnect {
        @Inject CallContext call;

        @Override
        public Note say(Note note) {
            call.responseTrailers().add("said", "yes");
            return Note.newBuilder().setText("you said " + note.getText()).build();
        }

        @Override
        public Stream<Note> watch(Note note) {
            call.onCancel(CANCELLED::countDown);
            return Stream.of(1, 2).map(this::slow).onClose(CLOSED::countDown);
        }

        private Note slow(int number) {
            if (number > 1) {
                try {
                    // Ended by an interrupt, which a cancel brings.
                    new CountDownLatch(1).await(TestServers.PATIENCE, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return Note.newBuilder().setText("note " + number).build();
        }
    }

    @BeforeAll
    static void start() {
        server = TestServers.builder().start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void answersConnectOverHttp1() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.uri() + "/test.engine.v1.Engine/Say"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"hello\"}"))
                        .build();
        HttpResponse<String> response =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()
                        .send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"text\":\"you said hello\"}");
        assertThat(response.headers().firstValue("trailer-said")).hasValue("yes");
    }

    @Test
    void answersGrpcOverHttp2() throws Exception {
        try (Http2Client client = new Http2Client(server)) {
            Http2Client.Call call = grpc(client, "Say");
            call.send("\0\0\0\0\4\n\2me", true);
            assertThat(call.head().getHttpFields().get("content-type"))
                    .isEqualTo("application/grpc");
            assertThat(call.data()).isEqualTo("\0\0\0\0\15\n\13you said me");
            assertThat(call.trailers().get("grpc-status")).isEqualTo("0");
            assertThat(call.trailers().get("said")).isEqualTo("yes");
        }
    }

    @Test
    void tellsTheServiceThatItsClientHasGone() throws Exception {
        try (Http2Client client = new Http2Client(server)) {
            Http2Client.Call call = grpc(client, "Watch");
            call.send("\0\0\0\0\0", true);
            assertThat(call.data()).isEqualTo("\0\0\0\0\10\n\6note 1");
            call.cancel();
            assertThat(CANCELLED.await(TestServers.PATIENCE, TimeUnit.SECONDS)).isTrue();
            assertThat(CLOSED.await(TestServers.PATIENCE, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static Http2Client.Call grpc(Http2Client client, String method) throws Exception {
        return client.open(
                "POST",
                "/test.engine.v1.Engine/" + method,
                HttpFields.build().add("content-type", "application/grpc").add("te", "trailers"),
                false);
    }
}
