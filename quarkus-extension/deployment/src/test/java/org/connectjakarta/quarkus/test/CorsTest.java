package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The CORS filter of Quarkus and that of the services, both switched on. */
class CorsTest {
    private static final String APP = "https://app.example";

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
                    .overrideConfigKey("quarkus.http.cors.enabled", "true")
                    .overrideConfigKey("quarkus.http.cors.origins", APP + ",https://rest.example")
                    .overrideConfigKey("quarkus.http.cors.headers", "x-rest")
                    .overrideConfigKey("quarkus.http.cors.exposed-headers", "x-seen")
                    .overrideConfigKey("connect.server.cors.origins", APP);

    @TestHTTPResource("/test.v1.EchoService/Say")
    URI say;

    private static void once(HttpHeaders headers, String name, String value) {
        assertThat(headers.allValues(name)).as(name).containsExactly(value);
    }

    @Test
    void aPreflightIsAnsweredOnceWithWhatTheProtocolsNeed() throws Exception {
        HttpResponse<String> response =
                Http.preflight(say, APP, "content-type,connect-protocol-version");
        once(response.headers(), "access-control-allow-origin", APP);
        assertThat(response.headers().allValues("access-control-allow-headers"))
                .singleElement()
                .asString()
                .contains("Connect-Protocol-Version");
    }

    @Test
    void anAnswerNamesTheOriginOnceAndExposesWhatBothDo() throws Exception {
        HttpResponse<String> response =
                Http.post(say, "application/json", "{\"text\": \"a\"}", "origin", APP);
        assertThat(response.body()).isEqualTo("{\"text\":\"a\"}");
        once(response.headers(), "access-control-allow-origin", APP);
        assertThat(response.headers().allValues("access-control-allow-credentials"))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(response.headers().allValues("access-control-expose-headers"))
                .singleElement()
                .asString()
                .contains("x-seen", "Grpc-Status");
    }

    @Test
    void anOriginOfQuarkusAloneIsServed() throws Exception {
        HttpResponse<String> response =
                Http.post(say, "application/json", "{}", "origin", "https://rest.example");
        once(response.headers(), "access-control-allow-origin", "https://rest.example");
        HttpResponse<String> preflight = Http.preflight(say, "https://rest.example", "x-rest");
        once(preflight.headers(), "access-control-allow-origin", "https://rest.example");
    }

    @Test
    void anyOtherOriginIsNotServed() throws Exception {
        HttpResponse<String> response =
                Http.post(say, "application/json", "{}", "origin", "https://evil.example");
        assertThat(response.statusCode()).isEqualTo(403);
    }
}
