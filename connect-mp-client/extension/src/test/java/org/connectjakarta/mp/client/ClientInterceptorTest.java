package org.connectjakarta.mp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.connectjakarta.mp.client.Backend.text;

import com.google.protobuf.Message;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.connectjakarta.CallContext;
import org.connectjakarta.Interceptor;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.mp.client.echo.EchoConnect;
import org.connectjakarta.mp.client.echo.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientInterceptorTest {
    private Backend backend;

    @BeforeEach
    void start() {
        backend = new Backend();
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    /** Adds its name to each request. */
    abstract static class Named implements Interceptor {
        String name() {
            return getClass().getSimpleName().replaceFirst("[$_].*", "");
        }

        @Override
        public Message request(CallContext call, Message message) {
            return text(((Text) message).getText() + " " + name());
        }
    }

    @ConnectClient
    @Priority(20)
    @ApplicationScoped
    static class OfAll extends Named {}

    @ConnectClient("a")
    @ConnectClient("b")
    @Priority(10)
    @Dependent
    static class OfTwo extends Named {}

    @Priority(1)
    @ApplicationScoped
    static class OfTheServer extends Named {}

    @ApplicationScoped
    static class Bean extends Named {
        @Inject Greeting greeting;

        @Override
        String name() {
            return "Bean(" + greeting.text() + ")";
        }
    }

    @Dependent
    static class Greeting {
        String text() {
            return "injected";
        }
    }

    static class Plain extends Named {
        static final List<String> EVENTS = new ArrayList<>();

        @Inject Greeting greeting;

        @PreDestroy
        void destroyed() {
            EVENTS.add("destroyed");
        }

        @Override
        String name() {
            return "Plain(" + greeting.text() + ")";
        }
    }

    static class Unusable extends Named {
        Unusable(int number) {}
    }

    static class Users {
        @Inject @ConnectClient EchoConnect echo;

        @Inject
        @ConnectClient("a")
        EchoConnect a;

        @Inject
        @ConnectClient("b")
        EchoConnect b;
    }

    @Test
    void beansWatchTheClientsOfTheirKeysInTheOrderOfPriority() {
        try (Deployment app =
                deploy(Map.of(), Users.class, OfAll.class, OfTwo.class, OfTheServer.class)) {
            Users users = app.select(Users.class);
            assertThat(users.echo.say(text(":"))).isEqualTo(text(": OfAll"));
            assertThat(users.a.say(text(":"))).isEqualTo(text(": OfTwo OfAll"));
            assertThat(users.b.say(text(":"))).isEqualTo(text(": OfTwo OfAll"));
        }
    }

    @Test
    void classesOfTheSettingAreBeansOrCreatedWithInjection() {
        Plain.EVENTS.clear();
        Map<String, String> config =
                Map.of(
                        "connect.client.a.interceptors",
                        Plain.class.getName() + "," + Bean.class.getName());
        try (Deployment app =
                deploy(config, Users.class, OfAll.class, Bean.class, Greeting.class)) {
            Users users = app.select(Users.class);
            assertThat(users.a.say(text(":")))
                    .isEqualTo(text(": OfAll Plain(injected) Bean(injected)"));
            assertThat(users.b.say(text(":"))).isEqualTo(text(": OfAll"));
            assertThat(Plain.EVENTS).isEmpty();
        }
        assertThat(Plain.EVENTS).containsExactly("destroyed");
    }

    @Test
    void anInterceptorThatCannotBeCreatedFailsTheDeployment() {
        Map<String, String> config =
                Map.of("connect.client.a.interceptors", Unusable.class.getName());
        assertThatThrownBy(() -> deploy(config, Users.class))
                .hasMessageContaining(
                        "interceptor "
                                + Unusable.class.getName()
                                + " of the client a is neither a bean");
    }

    @ConnectClient("a")
    @Dependent
    static class Tokens implements Interceptor {
        @Inject
        @ConnectClient("b")
        EchoConnect tokens;

        @Override
        public void start(CallContext call) {
            call.requestHeaders().add("x-token", tokens.say(text("token")).getText());
        }
    }

    @Test
    void anInterceptorCallsAnotherClient() {
        try (Deployment app = deploy(Map.of(), Users.class, Tokens.class)) {
            app.select(Users.class).a.say(text("a"));
            assertThat(backend.calls().get(1).requestHeaders().get("x-token")).isEqualTo("token");
        }
    }

    @ConnectClient
    @Dependent
    static class Circular implements Interceptor {
        @Inject
        @ConnectClient("b")
        EchoConnect itself;
    }

    static class Lazy {
        @Inject
        @ConnectClient("b")
        Provider<EchoConnect> echo;
    }

    @Test
    void anInterceptorThatNeedsItsOwnClientIsRefused() {
        try (Deployment app = deploy(Map.of(), Lazy.class, Circular.class)) {
            Lazy user = app.select(Lazy.class);
            assertThatThrownBy(() -> user.echo.get())
                    .hasStackTraceContaining("needs this client to be created");
        }
    }

    private Deployment deploy(Map<String, String> config, Class<?>... classes) {
        Map<String, String> all = new HashMap<>(config);
        all.put("connect.client.url", backend.url());
        return Deployment.of(all, classes);
    }
}
