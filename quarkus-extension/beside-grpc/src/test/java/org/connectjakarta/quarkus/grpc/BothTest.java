package org.connectjakarta.quarkus.grpc;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.grpc.GrpcService;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.connectjakarta.quarkus.grpc.v1.Greeter;
import org.connectjakarta.quarkus.grpc.v1.Greeting;
import org.junit.jupiter.api.Test;

/** That it compiles is most of the test: every message is there once. */
@QuarkusTest
class BothTest {
    @Inject @GrpcService Greeter grpc;

    @Test
    void onlyTheServiceIsGeneratedBesideQuarkusGrpc() throws IOException {
        Path sources = Path.of("target/generated-sources/connect");
        try (Stream<Path> files = Files.walk(sources)) {
            List<String> names =
                    files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString())
                            .toList();
            assertEquals(List.of("GreeterConnect.java"), names);
        }
    }

    @Test
    void theServicesShareTheirMessages() {
        Greeting hello = Greeting.newBuilder().setText("hello").build();
        Greeting answer = grpc.greet(hello).await().atMost(Duration.ofSeconds(30));
        assertEquals("quarkus-grpc: hello", answer.getText());
        given().contentType("application/json")
                .body("{\"text\":\"hello\"}")
                .post("/acme.v1.Greeter/Greet")
                .then()
                .statusCode(200)
                .body("text", equalTo("quarkus-connect: hello"));
    }
}
