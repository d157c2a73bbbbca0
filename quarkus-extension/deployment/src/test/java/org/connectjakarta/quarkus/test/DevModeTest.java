package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusDevModeTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.connectjakarta.quarkus.test.v1.Text;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DevModeTest {
    private static final int PORT = freePort();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION =
            new QuarkusDevModeTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addPackage(Text.class.getPackage())
                                            .addClasses(Echo.class, Notes.class, Texts.class)
                                            .addAsResource(
                                                    new StringAsset("quarkus.http.port=" + PORT),
                                                    "application.properties"))
                    .setCodeGenSources("protobuf")
                    .setBuildSystemProperty(
                            "quarkus.generate-code.connect.proto-directory", "src/main/protobuf");

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anEditOfTheBeanOrOfTheProtoFileIsThereAtTheNextCall() throws Exception {
        answers("{\"text\": \"good day\"}", "{\"text\":\"good day\"}");

        APPLICATION.modifySourceFile(
                Echo.class,
                source ->
                        source.replace(
                                "default -> request", "default -> \"You said: \" + request"));
        answers("{\"text\": \"good day\"}", "{\"text\":\"You said: good day\"}");

        APPLICATION.modifyFile(
                "protobuf/test/v1/echo.proto",
                source -> source.replace("text = 1;", "text = 1 [json_name = \"words\"];"));
        answers("{\"words\": \"good day\"}", "{\"words\":\"You said: good day\"}");
    }

    /** Proto files are looked at twice a second, so it need not be the very next call that sees an edit. */
    private static void answers(String request, String response) throws Exception {
        URI url = URI.create("http://localhost:" + PORT + "/test.v1.EchoService/Say");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        HttpResponse<String> last;
        do {
            last = Http.post(url, "application/json", request);
        } while (!last.body().equals(response) && System.nanoTime() < deadline);
        assertThat(last.body()).isEqualTo(response);
    }
}
