package org.connectjakarta.quarkus.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.cdi.RegisterConnectClient;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MissingUrlTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            Applications.with(Talk.class, Therapist.class, Unused.class)
                    .assertException(
                            failure ->
                                    assertThat(failure)
                                            .hasStackTraceContaining(
                                                    "there is no URL for the client test.v1.EchoService")
                                            .hasStackTraceContaining(
                                                    "quarkus.connect.clients.\"test.v1.EchoService\".url")
                                            .hasStackTraceContaining(
                                                    "connect.client.\"test.v1.EchoService\".url")
                                            .hasStackTraceContaining(
                                                    "test.v1.EchoService/mp-connect/url")
                                            .hasStackTraceContaining(Talk.class.getName() + "#echo")
                                            .hasStackTraceContaining(
                                                    "there is no URL for the client therapist")
                                            .hasStackTraceContaining(
                                                    "parameter 'therapist' of "
                                                            + Talk.class.getName()
                                                            + " constructor")
                                            .satisfies(
                                                    each ->
                                                            assertThat(each.getMessage())
                                                                    .doesNotContain("unused")));

    @ApplicationScoped
    public static class Talk {
        @Inject @ConnectClient EchoServiceConnect.Async echo;

        @Inject
        Talk(@ConnectClient Therapist therapist) {}
    }

    @RegisterConnectClient(configKey = "therapist")
    public interface Therapist extends EchoServiceConnect {}

    /** Injected nowhere, so it needs no URL. */
    @RegisterConnectClient(configKey = "unused")
    public interface Unused extends EchoServiceConnect {}

    @Test
    void theApplicationDoesNotStart() {
        Assertions.fail("the application has started");
    }
}
