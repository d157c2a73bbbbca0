package org.connectjakarta.mp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.cdi.RegisterConnectClient;
import org.connectjakarta.mp.client.echo.EchoConnect;
import org.junit.jupiter.api.Test;

class DeploymentErrorTest {
    private static final String URL = "http://localhost:1";

    static class User {
        @Inject @ConnectClient EchoConnect echo;

        @Inject
        void init(@ConnectClient("other") Instance<EchoConnect.Async> other) {}
    }

    @Test
    void aMissingUrlIsReportedWithTheKeyThePlaceAndTheForms() {
        assertFails(Map.of("connect.client.other.url", URL), User.class)
                .contains(
                        "connect.client.\"" + Backend.SERVICE + "\".url",
                        Backend.SERVICE + "/mp-connect/url",
                        "http",
                        User.class.getName() + ".echo")
                .doesNotContain("init");
    }

    @Test
    void everyPlaceOfAMissingUrlIsNamed() {
        assertFails(Map.of(), User.class)
                .contains(
                        User.class.getName() + ".echo",
                        "parameter 1 of init of " + User.class.getName(),
                        "connect.client.other.url");
    }

    @Test
    void anUnknownProtocolIsReportedWithKeyValueAndForms() {
        assertFails(
                        Map.of("connect.client.url", URL, "connect.client.protocol", "soap"),
                        User.class)
                .contains("connect.client.protocol", "soap", "connect, grpc")
                .contains(User.class.getName() + ".echo");
    }

    @Test
    void aNegativeTimeoutIsReportedWithKeyValueAndForms() {
        assertFails(
                        Map.of("connect.client.url", URL, "connect.client.other.timeout", "-5s"),
                        User.class)
                .contains("connect.client.other.timeout", "-5s", "500ms")
                .contains("init of " + User.class.getName());
    }

    interface Hand {}

    static class NotGenerated {
        @Inject @ConnectClient Hand hand;

        @Inject
        @ConnectClient("x")
        String text;

        @Inject
        @ConnectClient("y")
        List<String> list;
    }

    @Test
    void whatIsNotGeneratedIsReported() {
        assertFails(Map.of(), NotGenerated.class)
                .contains(
                        Hand.class.getName()
                                + " is not an interface that the protoc plugin generates for a service",
                        NotGenerated.class.getName() + ".hand: ",
                        "java.lang.String is not",
                        "java.util.List<java.lang.String> is not",
                        "with @RegisterConnectClient that extends one of these");
    }

    interface Unregistered extends EchoConnect {}

    static class UsesUnregistered {
        @Inject @ConnectClient Unregistered echo;
    }

    @Test
    void anInterfaceThatIsNotRegisteredIsReported() {
        assertFails(Map.of(), UsesUnregistered.class)
                .contains(
                        Unregistered.class.getName() + " extends " + EchoConnect.class.getName(),
                        "Put @RegisterConnectClient on it");
    }

    @RegisterConnectClient
    static class RegisteredClass implements EchoConnect {}

    @Test
    void aRegisteredClassIsReported() {
        assertFails(Map.of(), RegisteredClass.class)
                .contains(
                        RegisteredClass.class.getName()
                                + " has @RegisterConnectClient, but is a class");
    }

    @RegisterConnectClient
    interface ExtendsNothing extends Hand {}

    static class UsesExtendsNothing {
        @Inject @ConnectClient ExtendsNothing echo;
    }

    @Test
    void aRegisteredInterfaceThatExtendsNoGeneratedOneIsReported() {
        assertFails(Map.of(), UsesExtendsNothing.class)
                .contains(
                        ExtendsNothing.class.getName()
                                + " has @RegisterConnectClient, but extends no interface that the protoc plugin generates");
    }

    @RegisterConnectClient
    interface WithMore extends EchoConnect {
        void more();
    }

    @Test
    void aRegisteredInterfaceWithAnotherMethodIsReported() {
        assertFails(Map.of(), WithMore.class)
                .contains(WithMore.class.getName(), "its method more is none of");
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        assertFails(
                        Map.of("connect.client.timeout", "-1s"),
                        User.class,
                        NotGenerated.class,
                        WithMore.class)
                .contains(
                        "connect.client.timeout", "there is no URL", "is not an interface", "more");
    }

    @RegisterConnectClient(configKey = "unused")
    interface Unused extends EchoConnect {}

    @Test
    void aRegisteredInterfaceThatNothingInjectsNeedsNoUrlUntilItIsLookedUp() {
        try (Deployment app = Deployment.of(Map.of(), Unused.class)) {
            assertThatThrownBy(() -> app.select(Unused.class, ConnectClient.Literal.DEFAULT))
                    .hasStackTraceContaining("connect.client.unused.url")
                    .hasStackTraceContaining(Unused.class.getName());
        }
    }

    private static AbstractStringAssert<?> assertFails(
            Map<String, String> config, Class<?>... classes) {
        Throwable thrown =
                catchThrowable(
                        () -> {
                            try (Deployment app = Deployment.of(config, classes)) {
                                assertThat(app).isNotNull();
                            }
                        });
        assertThat(thrown).isInstanceOf(DeploymentException.class);
        return assertThat(thrown.getMessage());
    }
}
