package org.connectjakarta.samples.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.connectjakarta.embedded.ConnectServer;
import org.connectjakarta.samples.search.v1.SearchResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Starts the server as an application does, and calls it over HTTP as any client may. */
class SearchServerTest {
    private static ConnectServer server;

    @BeforeAll
    static void start() {
        server = ConnectServer.builder().port(0).start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void findsBananas() throws Exception {
        assertThat(search("banana"))
                .hasSize(3)
                .allSatisfy(result -> assertThat(result).containsIgnoringCase("banana"))
                .first()
                .asString()
                .startsWith("Banana");
    }

    @Test
    void findsNothing() throws Exception {
        assertThat(search("motorcycle")).isEmpty();
    }

    private static List<String> search(String query) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(server.uri().resolve("/search.v1.SearchService/Search"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"query\":\"" + query + "\"}"))
                        .build();
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        SearchResponse.Builder message = SearchResponse.newBuilder();
        JsonFormat.parser().merge(response.body(), message);
        return message.getResultsList();
    }
}
