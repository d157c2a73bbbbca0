package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpResponse;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application that would send strangers to a page with a form. */
class FormTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addPackage(Text.class.getPackage())
                                            .addClasses(
                                                    GuardedEcho.class,
                                                    Http.class,
                                                    Users.class,
                                                    Texts.class))
                    .overrideConfigKey("quarkus.http.test-port", "0")
                    .overrideConfigKey("quarkus.http.auth.form.enabled", "true")
                    .overrideConfigKey("quarkus.http.auth.permission.page.paths", "/page")
                    .overrideConfigKey("quarkus.http.auth.permission.page.policy", "authenticated");

    @TestHTTPResource("/")
    URI base;

    @Test
    void aProgramIsNotSentThereAndGetsNoCookieForTheWayBack() throws Exception {
        HttpResponse<String> response =
                Http.post(base.resolve("/test.v1.EchoService/Say"), "application/json", "{}");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().map()).doesNotContainKeys("location", "set-cookie");
        assertThat(response.body()).contains("unauthenticated");
    }

    @Test
    void aBrowserIs() throws Exception {
        HttpResponse<String> response = Http.get(base.resolve("/page"));
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().map()).containsKeys("location", "set-cookie");
    }
}
