package org.connectjakarta.docs;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.connectjakarta.embedded.ConnectServer;
import org.connectjakarta.server.RpcServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The beans with clients that the pages show, in a container; Eliza is on another server. */
class InjectedClientTest {
    private static final String URL = "connect.client.url";

    private static RpcServer eliza;
    private static ConnectServer backend;
    private static SeContainer container;
    private static ConnectServer front;

    @BeforeAll
    static void start() {
        eliza = Elizas.rpcServer();
        backend = Elizas.start(eliza);
        System.setProperty(URL, backend.uri().toString());
        container = SeContainerInitializer.newInstance().initialize();
        front =
                ConnectServer.builder()
                        .beanManager(container.getBeanManager())
                        .host("127.0.0.1")
                        .port(0)
                        .start();
    }

    @AfterAll
    static void stop() {
        front.close();
        container.close();
        backend.close();
        eliza.close();
        System.clearProperty(URL);
    }

    @Test
    void beanCallsByTheClientThatIsInjected() {
        assertThat(container.select(Talk.class).get().about("I feel happy."))
                .isEqualTo("How does that make you feel?");
    }

    @Test
    void beanOfTheApplicationStandsInForAClient() {
        assertThat(container.select(Invoices.class).get().total(1, 2)).isEqualTo(42);
    }

    @Test
    void resourceAnswersWithWhatTheServiceSays() throws Exception {
        assertThat(get("answers", "I feel happy.").body())
                .isEqualTo("How does that make you feel?");
        assertThat(get("answers/later", "I feel happy.").body())
                .isEqualTo("How does that make you feel?");
    }

    @Test
    void resourcePassesOnWhatItNames() throws Exception {
        assertThat(get("answers", "I feel happy.", "x-request-id", "7").body())
                .isEqualTo("How does that make you feel?");
        assertThat(get("answers/traced", "I feel happy.", "x-request-id", "7").body())
                .isEqualTo("request 7");
    }

    @Test
    void errorOfTheServiceBecomesAStatus() throws Exception {
        assertThat(get("answers", "").statusCode()).isEqualTo(400);
        assertThat(get("answers/later", "").statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> get(String path, String sentence, String... headers)
            throws Exception {
        String to = URLEncoder.encode(sentence, StandardCharsets.UTF_8);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(front.uri() + "/api/" + path + "?to=" + to));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
