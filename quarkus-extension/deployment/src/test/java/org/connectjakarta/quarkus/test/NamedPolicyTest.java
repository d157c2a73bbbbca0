package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.vertx.http.security.AuthorizationPolicy;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NamedPolicyTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addPackage(Text.class.getPackage())
                                            .addClasses(Guarded.class))
                    .assertException(
                            failure ->
                                    assertThat(failure)
                                            .hasStackTraceContaining(
                                                    Guarded.class.getName()
                                                            + ".say has @AuthorizationPolicy")
                                            .hasStackTraceContaining(
                                                    "paths=/test.v1.EchoService/*"));

    @ConnectService
    public static class Guarded implements EchoServiceConnect {
        @Override
        @AuthorizationPolicy(name = "friends")
        public Text say(Text request) {
            return request;
        }
    }

    @Test
    void theBuildFails() {
        Assertions.fail("the application was built");
    }
}
