package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.net.http.HttpResponse;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OpenApiTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addPackage(Text.class.getPackage())
                                            .addClasses(
                                                    GuardedEcho.class,
                                                    Hello.class,
                                                    Dependencies.class,
                                                    Http.class,
                                                    Texts.class))
                    .setForcedDependencies(Dependencies.quarkus("quarkus-smallrye-openapi"))
                    .overrideConfigKey("quarkus.http.test-port", "0");

    @TestHTTPResource("/q/openapi")
    URI document;

    @Path("/hello")
    public static class Hello {
        @GET
        @RolesAllowed("speaker")
        public String hello() {
            return "hello";
        }
    }

    @Test
    void theDocumentIsProduced() throws Exception {
        HttpResponse<String> response = Http.get(document);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("/hello", "/test.v1.EchoService/Say");
    }
}
