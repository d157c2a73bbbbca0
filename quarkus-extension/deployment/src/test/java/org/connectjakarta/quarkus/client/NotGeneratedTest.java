package org.connectjakarta.quarkus.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NotGeneratedTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            Applications.with(Talk.class, Therapist.class)
                    .assertException(
                            failure ->
                                    assertThat(failure)
                                            .hasStackTraceContaining(
                                                    Talk.class.getName()
                                                            + "#runnable: java.lang.Runnable is not an interface that the protoc plugin"
                                                            + " generates for a service")
                                            .hasStackTraceContaining(
                                                    Talk.class.getName()
                                                            + "#texts: java.util.List<java.lang.String> is not")
                                            .hasStackTraceContaining(
                                                    Talk.class.getName()
                                                            + "#therapist: "
                                                            + Therapist.class.getName()
                                                            + " extends "
                                                            + EchoServiceConnect.class.getName()
                                                            + ", but is not generated itself. Put @RegisterConnectClient on it"));

    @ApplicationScoped
    public static class Talk {
        @Inject @ConnectClient Runnable runnable;

        @Inject
        @ConnectClient("texts")
        List<String> texts;

        @Inject @ConnectClient Instance<Therapist> therapist;
    }

    public interface Therapist extends EchoServiceConnect {}

    @Test
    void theBuildFails() {
        Assertions.fail("the application was built");
    }
}
