package org.connectjakarta.samples.haberdasher;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.BadRequest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Map;
import org.connectjakarta.embedded.ConnectServer;
import org.connectjakarta.samples.haberdasher.v1.Hat;
import org.connectjakarta.samples.haberdasher.v1.Size;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Starts the server as an application does, and calls it over HTTP as any client may. */
class HaberdasherServerTest {
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
    void makesAHat() throws Exception {
        HttpResponse<byte[]> response =
                post("application/proto", Size.newBuilder().setInches(12).build().toByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        Hat hat = Hat.parseFrom(response.body());
        assertThat(hat.getSize()).isEqualTo(12);
        assertThat(hat.getColor()).isNotEmpty();
    }

    @Test
    void saysWhatIsWrongWithAnOrder() throws Exception {
        HttpResponse<byte[]> response = post("application/json", "{\"inches\":-1}".getBytes());
        assertThat(response.statusCode()).isEqualTo(400);
        Struct.Builder error = Struct.newBuilder();
        JsonFormat.parser().merge(new String(response.body()), error);
        Map<String, Value> fields = error.getFieldsMap();
        assertThat(fields.get("code").getStringValue()).isEqualTo("invalid_argument");
        assertThat(fields.get("message").getStringValue()).contains("-1 inches");

        Struct detail = fields.get("details").getListValue().getValues(0).getStructValue();
        assertThat(detail.getFieldsOrThrow("type").getStringValue())
                .isEqualTo("google.rpc.BadRequest");
        byte[] value =
                Base64.getDecoder().decode(detail.getFieldsOrThrow("value").getStringValue());
        assertThat(BadRequest.parseFrom(value).getFieldViolations(0).getField())
                .isEqualTo("inches");
    }

    private static HttpResponse<byte[]> post(String contentType, byte[] body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                server.uri().resolve("/i2y.connecpy.example.Haberdasher/MakeHat"))
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    }
}
