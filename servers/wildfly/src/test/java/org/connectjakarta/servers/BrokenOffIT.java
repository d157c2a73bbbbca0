package org.connectjakarta.servers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.connectjakarta.servers.house.Time;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** A response that cannot be written to its end does not look like a whole one. */
@ArquillianTest
@RunAsClient
class BrokenOffIT {
    private static final String TICK = "/test.servers.v1.House/Tick";
    private static final String TYPE = "application/grpc-web+proto";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Deployment(testable = false)
    static WebArchive broken() {
        return Houses.war("broken", "")
                .addClasses(FailingFilter.class, FailingFilter.Failing.class, FailingOutput.class);
    }

    private static byte[] request() throws IOException {
        byte[] message = Time.newBuilder().setMillis(200).build().toByteArray();
        ByteArrayOutputStream envelope = new ByteArrayOutputStream();
        DataOutputStream prefix = new DataOutputStream(envelope);
        prefix.writeByte(0);
        prefix.writeInt(message.length);
        prefix.write(message);
        return envelope.toByteArray();
    }

    @Test
    void overHttp1ByTheEndOfTheConnection() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(Houses.url("broken") + TICK))
                        .version(HttpClient.Version.HTTP_1_1)
                        .timeout(PATIENCE)
                        .header("content-type", TYPE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(request()))
                        .build();
        assertThatThrownBy(
                        () ->
                                HttpClient.newHttpClient()
                                        .send(request, HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("chunked transfer encoding");
    }

    @Test
    void overHttp2ByAReset() throws Exception {
        try (RawHttp2 connection = new RawHttp2(Integer.getInteger("http.port"), "/broken")) {
            connection.begin(TICK, TYPE);
            connection.data(request(), true);
            connection.send();
            assertThatThrownBy(connection::body)
                    .isInstanceOf(IOException.class)
                    .hasMessage("the server has reset the stream");
        }
    }
}
