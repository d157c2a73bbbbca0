package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.mp.ConnectClientBuilder;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addPackage(Text.class.getPackage())
                                            .addClasses(
                                                    Echo.class,
                                                    Notes.class,
                                                    Http.class,
                                                    Texts.class))
                    .overrideConfigKey("quarkus.http.test-port", "0")
                    .overrideConfigKey("quarkus.http.limits.max-body-size", "10K");

    @TestHTTPResource("/")
    URI base;

    @Test
    void aBodyThatIsStatedToBeTooLargeIsRefusedInTheProtocolOfTheCall() throws Exception {
        HttpResponse<String> response =
                Http.post(
                        base.resolve("/test.v1.EchoService/Say"),
                        "application/json",
                        "{\"text\": \"" + "x".repeat(20_000) + "\"}");
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.body())
                .contains("resource_exhausted", "larger than the limit of 10240 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "grpc", "grpc-web"})
    void theConnectionSurvives(String protocol) {
        EchoServiceConnect echo =
                ConnectClientBuilder.newBuilder()
                        .baseUri(base)
                        .protocol(Protocol.of(protocol))
                        .build(EchoServiceConnect.class);
        assertThatThrownBy(() -> echo.say(Texts.text("x".repeat(20_000))))
                .isInstanceOfSatisfying(
                        ConnectException.class,
                        e -> assertThat(e.code()).isEqualTo(Code.RESOURCE_EXHAUSTED));
        assertThat(echo.say(Texts.text("small")).getText()).isEqualTo("small");
    }

    /** Only the head is sent: Quarkus closes the connection over what follows, and a client that is still sending may lose the answer. */
    @Test
    void otherResourcesKeepTheLimit() throws IOException {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(
                            "POST /hello HTTP/1.1\r\nhost: localhost\r\ncontent-type: text/plain\r\ncontent-length: 20000\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            byte[] start = socket.getInputStream().readNBytes("HTTP/1.1 413".length());
            assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }
}
