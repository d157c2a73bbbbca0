package org.connectjakarta.quarkus.test.devui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusDevModeTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.connectjakarta.samples.eliza.v1.SayRequest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uses the page of the Dev UI in a browser. Needs Chromium: the profile dev-ui runs it. */
class DevUiPageTest {
    private static final int PORT = freePort();
    private static final String SERVICE = "/connectrpc.eliza.v1.ElizaService/";

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION =
            new QuarkusDevModeTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addPackage(SayRequest.class.getPackage())
                                            .addClass(Eliza.class)
                                            .addAsResource(
                                                    new StringAsset("quarkus.http.port=" + PORT),
                                                    "application.properties"));

    private static Browser browser;

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void open() throws Exception {
        browser = Browser.start(1500, 900);
    }

    @AfterAll
    static void close() throws Exception {
        browser.close();
    }

    @BeforeEach
    void visit() throws Exception {
        browser.visit("http://localhost:" + PORT + "/q/dev-ui/quarkus-connect/services");
    }

    private static void choose(String method) throws Exception {
        browser.click("button[data-procedure='" + SERVICE + method + "']");
    }

    private static void send(String protocol, String content) throws Exception {
        browser.text("#messages");
        browser.enter("#protocol", protocol);
        browser.enter("#messages", content);
        browser.click("#send");
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "grpc-web", "grpc"})
    void aUnaryCallShowsItsAnswerAndItsMetadata(String protocol) throws Exception {
        choose("Say");
        assertThat(browser.text("#messages")).contains("\"sentence\": \"\"");
        send(protocol, "{\"sentence\": \"I feel happy.\"}");

        assertThat(browser.text("#outcome")).isEqualTo("ok");
        assertThat(browser.text("pre.message"))
                .contains("\"sentence\": \"What makes you think so: I feel happy.\"");
        assertThat(browser.text("#response-headers")).contains("x-mood").contains("curious");
        assertThat(browser.text("#response-trailers")).contains("x-sessions-left").contains("3");
        if (protocol.equals("grpc")) {
            browser.screenshot(Path.of("target/dev-ui.png"));
        }
    }

    @Test
    void aStreamShowsAllOfIt() throws Exception {
        choose("Introduce");
        send("grpc", "{\"name\": \"Joe\"}");

        assertThat(browser.text("#outcome")).isEqualTo("ok");
        assertThat(browser.text("#response")).contains("Hello Joe.").contains("I am Eliza.");
    }

    @Test
    void aFailureShowsItsCodeAndItsText() throws Exception {
        choose("Say");
        send("connect", "{}");

        assertThat(browser.text("#outcome")).isEqualTo("invalid_argument Say something.");
    }

    @Test
    void whoMayCallIsShownAndAppliesHere() throws Exception {
        choose("Converse");
        assertThat(browser.text("#about"))
                .contains("@RolesAllowed([\"patient\"])")
                .contains("bidi");
        send("connect", "{\"sentence\": \"one\"} {\"sentence\": \"two\"}");

        assertThat(browser.text("#outcome")).startsWith("unauthenticated");
    }

    @Test
    void whatIsNoMessageIsNotSent() throws Exception {
        choose("Say");
        send("connect", "{\"word\": 1}");

        assertThat(browser.text("#outcome")).contains("word");
    }
}
