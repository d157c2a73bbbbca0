package org.connectjakarta.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.connectjakarta.embedded.ConnectServer;
import org.junit.jupiter.api.Test;

/** The call that the README shows, made on the service that the README shows. */
class ReadmeTest {
    private static final Pattern CURL =
            Pattern.compile(
                    "curl -H '([^:]+): ([^']+)' -d '([^']+)' \\\\\\s+http://localhost:8080(/\\S+)");

    @Test
    void theCurlLineIsAnswered() throws Exception {
        Matcher curl = CURL.matcher(Files.readString(Path.of("../README.md")));
        assertThat(curl.find()).as("the README has a curl line").isTrue();
        try (ConnectServer server = ConnectServer.builder().port(0).start()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(server.uri() + curl.group(4)))
                            .header(curl.group(1), curl.group(2))
                            .POST(HttpRequest.BodyPublishers.ofString(curl.group(3)))
                            .build();
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body())
                    .isEqualTo("{\"sentence\":\"How does that make you feel?\"}");
            assertThat(response.headers().firstValue("x-mood")).contains("curious");
        }
    }
}
