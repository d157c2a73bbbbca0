package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpResponse;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HealthTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addPackage(Text.class.getPackage())
                                            .addClasses(
                                                    Echo.class,
                                                    Dependencies.class,
                                                    Notes.class,
                                                    Http.class,
                                                    Texts.class))
                    .setForcedDependencies(Dependencies.quarkus("quarkus-smallrye-health"))
                    .overrideConfigKey("quarkus.http.test-port", "0");

    @TestHTTPResource("/q/health/ready")
    URI ready;

    @Test
    void readinessNamesTheServices() throws Exception {
        HttpResponse<String> response = Http.get(ready);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .contains("Connect services")
                .containsPattern("\"test.v1.EchoService\": *\"serving\"");
    }
}
