package org.connectjakarta.mp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.connectjakarta.mp.client.Backend.text;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.connectjakarta.ConnectException;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.cdi.RegisterConnectClient;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.mp.client.echo.EchoConnect;
import org.connectjakarta.mp.client.echo.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InjectionTest {
    private Backend backend;

    @BeforeEach
    void start() {
        backend = new Backend();
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    static class Flavours {
        @Inject @ConnectClient EchoConnect blocking;
        @Inject @ConnectClient EchoConnect.Client client;
        @Inject @ConnectClient EchoConnect.Async async;
        @Inject @ConnectClient EchoConnect.Mutiny mutiny;
    }

    @Test
    void everyGeneratedInterfaceIsInjected() {
        try (Deployment app = ofService(Flavours.class)) {
            Flavours flavours = app.select(Flavours.class);
            assertThat(flavours.blocking.say(text("a"))).isEqualTo(text("a"));
            assertThat(flavours.blocking.repeat(text("a"))).hasSize(3);
            assertThat(flavours.blocking.join(Stream.of(text("a"), text("b"))))
                    .isEqualTo(text("a+b"));
            assertThat(flavours.client.say(text("b"), CallOptions.none()).message())
                    .isEqualTo(text("b"));
            assertThat(flavours.async.say(text("c")).toCompletableFuture().join())
                    .isEqualTo(text("c"));
            assertThat(flavours.mutiny.say(text("d")).await().indefinitely()).isEqualTo(text("d"));
        }
    }

    @Test
    void clientsOfOneConfigurationShareTheirConnections() {
        try (Deployment app = ofService(Flavours.class)) {
            Flavours one = app.select(Flavours.class);
            Flavours other = app.select(Flavours.class);
            one.blocking.say(text("a"));
            one.client.say(text("b"));
            one.async.say(text("c")).toCompletableFuture().join();
            other.blocking.say(text("d"));
            assertThat(backend.calls()).hasSize(4);
            assertThat(backend.connections()).hasSize(1);
        }
    }

    static class Keys {
        @Inject @ConnectClient EchoConnect byService;

        @Inject
        @ConnectClient("one")
        EchoConnect one;

        @Inject
        @ConnectClient("two")
        EchoConnect.Async two;
    }

    @Test
    void keyChoosesTheConfiguration() {
        Map<String, String> config =
                Map.of(
                        "connect.client.url", backend.url(),
                        "connect.client.one.headers.x-client", "one",
                        "two/mp-connect/headers/x-client", "two");
        try (Deployment app = Deployment.of(config, Keys.class)) {
            Keys keys = app.select(Keys.class);
            keys.byService.say(text(""));
            keys.one.say(text(""));
            keys.two.say(text("")).toCompletableFuture().join();
            assertThat(backend.calls())
                    .extracting(call -> call.requestHeaders().getAll("x-client"))
                    .containsExactly(List.of(), List.of("one"), List.of("two"));
            assertThat(backend.connections()).as("a pool for each configuration").hasSize(3);
        }
    }

    static class Parameters {
        final EchoConnect constructed;
        Provider<EchoConnect> provided;
        Instance<EchoConnect.Async> looked;

        @Inject
        Parameters(@ConnectClient("one") EchoConnect constructed) {
            this.constructed = constructed;
        }

        @Inject
        void init(
                @ConnectClient Provider<EchoConnect> provided,
                @ConnectClient("two") Instance<EchoConnect.Async> looked) {
            this.provided = provided;
            this.looked = looked;
        }
    }

    @Test
    void parametersProvidersAndInstancesAreInjected() {
        try (Deployment app =
                Deployment.of(Map.of("connect.client.url", backend.url()), Parameters.class)) {
            Parameters parameters = app.select(Parameters.class);
            assertThat(parameters.constructed.say(text("a"))).isEqualTo(text("a"));
            assertThat(parameters.provided.get().say(text("b"))).isEqualTo(text("b"));
            assertThat(parameters.looked.get().say(text("c")).toCompletableFuture().join())
                    .isEqualTo(text("c"));
        }
    }

    @RequestScoped
    static class Request {
        @Inject @ConnectClient EchoConnect echo;

        Text say(String text) {
            return echo.say(text(text));
        }
    }

    @Test
    void aRequestScopedBeanUsesTheSharedConnections() {
        try (Deployment app = ofService(Request.class)) {
            Request bean = app.select(Request.class);
            RequestContextController request = app.select(RequestContextController.class);
            for (int i = 0; i < 3; i++) {
                request.activate();
                assertThat(bean.say("a")).isEqualTo(text("a"));
                request.deactivate();
            }
            assertThat(backend.connections()).hasSize(1);
        }
    }

    @Test
    void clientsAreClosedWithTheContainer() {
        EchoConnect blocking;
        EchoConnect.Async async;
        try (Deployment app = ofService(Flavours.class)) {
            Flavours flavours = app.select(Flavours.class);
            blocking = flavours.blocking;
            async = flavours.async;
            blocking.say(text("a"));
        }
        assertThatThrownBy(() -> blocking.say(text("b"))).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> async.say(text("b")).toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ConnectException.class);
        assertThat(backend.calls()).hasSize(1);
    }

    @ConnectClient
    @ApplicationScoped
    static class StandIn implements EchoConnect {
        @Override
        public Text say(Text request) {
            return text("not from the network");
        }
    }

    static class User {
        @Inject @ConnectClient EchoConnect echo;
    }

    @Test
    void aBeanOfTheApplicationStandsInForAClientAndNeedsNoUrl() {
        try (Deployment app = Deployment.of(Map.of(), User.class, StandIn.class)) {
            assertThat(app.select(User.class).echo.say(text("a")))
                    .isEqualTo(text("not from the network"));
        }
    }

    @RegisterConnectClient(configKey = "greet")
    interface Registered extends EchoConnect {}

    static class Both {
        @Inject @ConnectClient Registered registered;

        @Inject
        @ConnectClient("greet")
        Registered byKey;

        @Inject
        @ConnectClient("greet")
        EchoConnect generated;

        @Inject
        @ConnectClient("other")
        Registered other;
    }

    @Test
    void aRegisteredInterfaceHasTheConnectionsOfItsKey() {
        Map<String, String> config =
                Map.of(
                        "connect.client.greet.url", backend.url(),
                        "connect.client.other.url", backend.url());
        try (Deployment app = Deployment.of(config, Both.class)) {
            Both both = app.select(Both.class);
            both.registered.say(text("a"));
            both.byKey.say(text("b"));
            both.generated.say(text("c"));
            assertThat(backend.connections()).hasSize(1);
            both.other.say(text("d"));
            assertThat(backend.connections()).hasSize(2);
        }
    }

    @Test
    void aRegisteredInterfaceCanBeLookedUp() {
        try (Deployment app =
                Deployment.of(Deployment.url("greet", backend.url()), Registered.class)) {
            assertThat(app.select(Registered.class, ConnectClient.Literal.DEFAULT).say(text("a")))
                    .isEqualTo(text("a"));
            assertThat(
                            app.select(Registered.class, ConnectClient.Literal.of("greet"))
                                    .say(text("a")))
                    .isEqualTo(text("a"));
        }
    }

    private Deployment ofService(Class<?>... classes) {
        return Deployment.of(Deployment.url(Backend.SERVICE, backend.url()), classes);
    }
}
