package org.connectjakarta.samples.eliza.quarkus;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.RestAssuredConfig;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.connectjakarta.samples.eliza.v1.ConverseRequest;
import org.connectjakarta.samples.eliza.v1.ConverseResponse;
import org.junit.jupiter.api.Test;

/** Calls the running application over HTTP, as any client may. */
@QuarkusTest
class ElizaTest {
    private static final String SERVICE = "/connectrpc.eliza.v1.ElizaService/";

    /** The content type as it is given. */
    private static final RestAssuredConfig WITHOUT_CHARSET =
            config().encoderConfig(
                            encoderConfig()
                                    .appendDefaultContentCharsetToContentTypeIfUndefined(false));

    @Test
    void answersJson() {
        given().contentType("application/json")
                .body("{\"sentence\":\"I feel happy.\"}")
                .when()
                .post(SERVICE + "Say")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("sentence", equalTo("What makes you feel happy just now?"));
    }

    @Test
    void answersToGet() {
        given().queryParam("connect", "v1")
                .queryParam("encoding", "json")
                .queryParam("message", "{\"sentence\":\"Hello!\"}")
                .when()
                .get(SERVICE + "Say")
                .then()
                .statusCode(200)
                .body("sentence", equalTo("Hello. What brings you here today?"));
    }

    @Test
    void converses() throws Exception {
        ByteBuffer body = ByteBuffer.allocate(1000);
        for (String sentence : List.of("My cat is ill.", "xyzzy")) {
            byte[] message =
                    ConverseRequest.newBuilder().setSentence(sentence).build().toByteArray();
            body.put((byte) 0).putInt(message.length).put(message);
        }
        byte[] answer =
                given().config(WITHOUT_CHARSET)
                        .contentType("application/connect+proto")
                        .body(Arrays.copyOf(body.array(), body.position()))
                        .when()
                        .post(SERVICE + "Converse")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray();
        assertEquals(List.of("Tell me more about your cat.", "Please go on."), sentences(answer));
    }

    @Test
    void leavesTheRestOfTheApplicationAlone() {
        when().get("/practice/hours").then().statusCode(200).body(is("Day and night.\n"));
    }

    /** Of a stream: each message after one byte of flags and its length in four; the last one says how the call ended. */
    private static List<String> sentences(byte[] stream) throws Exception {
        ByteBuffer envelopes = ByteBuffer.wrap(stream);
        List<String> sentences = new ArrayList<>();
        while (envelopes.hasRemaining()) {
            byte flags = envelopes.get();
            byte[] message = new byte[envelopes.getInt()];
            envelopes.get(message);
            if (flags == 2) {
                assertEquals("{}", new String(message, StandardCharsets.UTF_8));
            } else {
                sentences.add(ConverseResponse.parseFrom(message).getSentence());
            }
        }
        return sentences;
    }
}
