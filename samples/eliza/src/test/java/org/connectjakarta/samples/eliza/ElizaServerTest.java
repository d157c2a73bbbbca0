package org.connectjakarta.samples.eliza;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.connectjakarta.embedded.ConnectServer;
import org.connectjakarta.samples.eliza.v1.ConverseRequest;
import org.connectjakarta.samples.eliza.v1.ConverseResponse;
import org.connectjakarta.samples.eliza.v1.IntroduceRequest;
import org.connectjakarta.samples.eliza.v1.IntroduceResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Starts the server as an application does, and calls it over HTTP as any client may. */
class ElizaServerTest {
    private static final String SERVICE = "/connectrpc.eliza.v1.ElizaService/";

    private static ConnectServer server;

    @BeforeAll
    static void start() {
        server = ConnectServer.builder().port(0).start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void answersJson(Version version) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(server.uri().resolve(SERVICE + "Say"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"sentence\":\"xyzzy\"}"))
                        .build();
        HttpResponse<byte[]> response = send(version, request);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(sentence(response)).isIn(Script.OTHERWISE);
    }

    @Test
    void answersTheSameToGet() throws Exception {
        String message = URLEncoder.encode("{\"sentence\":\"I am here\"}", StandardCharsets.UTF_8);
        URI uri = server.uri().resolve(SERVICE + "Say?connect=v1&encoding=json&message=" + message);
        HttpResponse<byte[]> first = send(Version.HTTP_1_1, HttpRequest.newBuilder(uri).build());
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(sentence(first)).contains("here");
        HttpResponse<byte[]> second = send(Version.HTTP_1_1, HttpRequest.newBuilder(uri).build());
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void introducesHerself() throws Exception {
        byte[] request = IntroduceRequest.newBuilder().setName("Ada").build().toByteArray();
        List<String> sentences = new ArrayList<>();
        for (byte[] message : stream("Introduce", List.of(request))) {
            sentences.add(IntroduceResponse.parseFrom(message).getSentence());
        }
        assertThat(sentences)
                .hasSameSizeAs(Script.INTRODUCTION)
                .first()
                .isEqualTo("Hello Ada, I am Eliza.");
    }

    @Test
    void conversesUntilGoodbye() throws Exception {
        List<byte[]> requests = new ArrayList<>();
        for (String sentence : List.of("Hello!", "My cat is ill.", "xyzzy", "Bye!", "One more?")) {
            requests.add(ConverseRequest.newBuilder().setSentence(sentence).build().toByteArray());
        }
        List<String> answers = new ArrayList<>();
        for (byte[] message : stream("Converse", requests)) {
            answers.add(ConverseResponse.parseFrom(message).getSentence());
        }
        assertThat(answers)
                .containsExactly(
                        "Hello. What brings you here today?",
                        "Your cat is ill?",
                        "Earlier you spoke of your cat is ill. Let us talk about that.",
                        Script.PARTING.get(0));
    }

    /** A streaming call of the Connect protocol: each message after one byte of flags and its length in four. */
    private static List<byte[]> stream(String method, List<byte[]> requests) throws Exception {
        ByteBuffer body = ByteBuffer.allocate(10_000);
        requests.forEach(request -> body.put((byte) 0).putInt(request.length).put(request));
        HttpRequest request =
                HttpRequest.newBuilder(server.uri().resolve(SERVICE + method))
                        .header("Content-Type", "application/connect+proto")
                        .POST(BodyPublishers.ofByteArray(body.array(), 0, body.position()))
                        .build();
        ByteBuffer response = ByteBuffer.wrap(send(Version.HTTP_1_1, request).body());
        List<byte[]> messages = new ArrayList<>();
        while (true) {
            byte flags = response.get();
            byte[] message = new byte[response.getInt()];
            response.get(message);
            if (flags == 2) {
                assertThat(message).asString().isEqualTo("{}"); // the end of the stream, no error
                assertThat(response.remaining()).isZero();
                return messages;
            }
            messages.add(message);
        }
    }

    private static HttpResponse<byte[]> send(Version version, HttpRequest request)
            throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder()
                        .version(version)
                        .connectTimeout(Duration.ofSeconds(30))
                        .build();
        return client.send(request, BodyHandlers.ofByteArray());
    }

    private static String sentence(HttpResponse<byte[]> response) {
        String json = new String(response.body(), StandardCharsets.UTF_8);
        assertThat(json).matches("\\{\"sentence\":\\s?\"[^\"]+\"}");
        return json.substring(json.indexOf(':') + 1, json.length() - 1).strip().replace("\"", "");
    }
}
