package org.connectjakarta.quarkus.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusDevModeTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.connectjakarta.quarkus.test.v1.Text;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DevModeClientTest {
    private static final int PORT = freePort();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SETTINGS =
            """
            quarkus.http.port=%1$d
            connect.client.url=http://localhost:%1$d
            quarkus.connect.clients."test.v1.EchoService".user-agent=first
            """
                    .formatted(PORT);

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION =
            new QuarkusDevModeTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addPackage(Text.class.getPackage())
                                            .addClasses(Other.class, Caller.class)
                                            .addAsResource(
                                                    new StringAsset(SETTINGS),
                                                    "application.properties"));

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anEditOfASettingOrOfACallerIsThereAtTheNextCall() throws Exception {
        answers("first");
        APPLICATION.modifyResourceFile(
                "application.properties", settings -> settings.replace("first", "second"));
        answers("second");
        APPLICATION.modifySourceFile(
                Caller.class,
                source -> source.replace("return echo", "return \"called by \" + echo"));
        answers("called by second");
    }

    private static void answers(String response) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + PORT + "/caller")).build();
        HttpClient client = HttpClient.newHttpClient();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String last;
        do {
            last = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } while (!last.equals(response) && System.nanoTime() < deadline);
        assertThat(last).isEqualTo(response);
    }
}
