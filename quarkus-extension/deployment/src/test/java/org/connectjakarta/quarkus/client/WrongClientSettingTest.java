package org.connectjakarta.quarkus.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.connectjakarta.Interceptor;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WrongClientSettingTest {
    private static final String PREFIX = "quarkus.connect.clients.";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            Applications.with(Talk.class, NoBean.class)
                    .overrideConfigKey("connect.client.url", "https://example.com")
                    .overrideConfigKey(PREFIX + "one.timeout", "soon")
                    .overrideConfigKey(PREFIX + "two.tls-configuration-name", "absent")
                    .overrideConfigKey(PREFIX + "three.interceptors", NoBean.class.getName())
                    .assertException(
                            failure ->
                                    assertThat(failure)
                                            .hasStackTraceContaining(
                                                    "quarkus.connect.clients.one.timeout = \"soon\"")
                                            .hasStackTraceContaining(
                                                    "quarkus.connect.clients.\"two\".tls-configuration-name = absent: there is no such")
                                            .hasStackTraceContaining(
                                                    NoBean.class.getName()
                                                            + " of the client three is no bean"));

    @ApplicationScoped
    public static class Talk {
        @Inject
        @ConnectClient("one")
        EchoServiceConnect one;

        @Inject
        @ConnectClient("two")
        EchoServiceConnect two;

        @Inject
        @ConnectClient("three")
        EchoServiceConnect three;
    }

    public static class NoBean implements Interceptor {}

    @Test
    void theApplicationDoesNotStart() {
        Assertions.fail("the application has started");
    }
}
