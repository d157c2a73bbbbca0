package org.connectjakarta.mp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectjakarta.mp.client.Backend.text;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Inject;
import jakarta.inject.Qualifier;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.cdi.RegisterConnectClient;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.mp.client.echo.EchoConnect;
import org.connectjakarta.mp.client.echo.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegisteredClientTest {
    private static final List<String> SEEN = new ArrayList<>();

    private Backend backend;

    @BeforeEach
    void start() {
        SEEN.clear();
        backend = new Backend();
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    @InterceptorBinding
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @interface Seen {}

    @Seen
    @Interceptor
    @Priority(1)
    static class SeenInterceptor {
        @AroundInvoke
        Object around(InvocationContext invocation) throws Exception {
            SEEN.add(invocation.getMethod().getName());
            return invocation.proceed();
        }
    }

    @RegisterConnectClient
    interface OnMethods extends EchoConnect {
        @Seen
        @Override
        Text say(Text request);

        @Seen
        default String shout(String text) {
            return text + "!";
        }

        @Override
        default Text ask(Text request) {
            return text("answered here");
        }
    }

    @Test
    void bindingOnAMethodIsForThatMethod() {
        try (Deployment app = deploy(OnMethods.class)) {
            OnMethods echo = client(app, OnMethods.class);
            echo.say(text("a"));
            echo.repeat(text("a")).close();
            assertThat(SEEN).containsExactly("say");
        }
    }

    @Test
    void defaultMethodsOfTheApplicationAreKeptWithTheirBindings() {
        try (Deployment app = deploy(OnMethods.class)) {
            OnMethods echo = client(app, OnMethods.class);
            assertThat(echo.shout("a")).isEqualTo("a!");
            assertThat(echo.ask(text("a"))).isEqualTo(text("answered here"));
            assertThat(SEEN).containsExactly("shout");
            assertThat(backend.calls()).isEmpty();
        }
    }

    @Seen
    @RegisterConnectClient
    interface OnType extends EchoConnect {
        @Override
        Text say(Text request);
    }

    @Test
    void bindingOnTheInterfaceIsForInheritedMethodsToo() {
        try (Deployment app = deploy(OnType.class)) {
            OnType echo = client(app, OnType.class);
            echo.say(text("a"));
            echo.ask(text("a"));
            assertThat(SEEN).containsExactly("say", "ask");
        }
    }

    @Seen
    interface Base extends EchoConnect.Client {
        @Seen
        @Override
        Text say(Text request);
    }

    @RegisterConnectClient
    interface Derived extends Base {}

    @Test
    void inheritedBindingOfAParentInterfaceIsInherited() {
        try (Deployment app = deploy(Derived.class)) {
            Derived echo = client(app, Derived.class);
            echo.say(text("a"));
            echo.say(text("a"), CallOptions.none());
            assertThat(SEEN).containsExactly("say", "say");
        }
    }

    @Seen
    @Stereotype
    @Retention(RetentionPolicy.RUNTIME)
    @interface Watched {}

    @Watched
    @RegisterConnectClient
    interface WithStereotype extends EchoConnect {}

    @Test
    void bindingOfAStereotypeIsForAllMethods() {
        try (Deployment app = deploy(WithStereotype.class)) {
            client(app, WithStereotype.class).ask(text("a"));
            assertThat(SEEN).containsExactly("ask");
        }
    }

    @Seen
    @ApplicationScoped
    @RegisterConnectClient
    public interface Scoped extends EchoConnect {}

    static class Users {
        @Inject @ConnectClient Scoped one;
        @Inject @ConnectClient Scoped other;
    }

    @Test
    void scopeOfTheInterfaceIsThatOfTheBean() {
        try (Deployment app = deploy(Scoped.class, Users.class)) {
            Users users = app.select(Users.class);
            assertThat(users.one).isSameAs(users.other);
            assertThat(users.one.say(text("a"))).isEqualTo(text("a"));
            assertThat(SEEN).containsExactly("say");
        }
    }

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Friendly {}

    @Friendly
    @RegisterConnectClient
    interface Qualified extends EchoConnect {}

    static class FriendlyUser {
        @Inject @Friendly Qualified echo;
    }

    @Test
    void furtherQualifiersAreThoseOfTheBean() {
        try (Deployment app = deploy(Qualified.class, FriendlyUser.class)) {
            assertThat(app.select(FriendlyUser.class).echo.say(text("a"))).isEqualTo(text("a"));
        }
    }

    @Test
    void theSameInterfaceIsUsedByOneContainerAfterTheOther() {
        for (int i = 0; i < 2; i++) {
            try (Deployment app = deploy(OnType.class)) {
                assertThat(client(app, OnType.class).say(text("a"))).isEqualTo(text("a"));
            }
        }
        assertThat(SEEN).containsExactly("say", "say");
    }

    @RegisterConnectClient(configKey = "nowhere", baseUri = "http://127.0.0.1:1")
    interface WithBaseUri extends EchoConnect {}

    @Test
    void configurationWinsOverTheBaseUriAndTheInterfaceOverTheKey() {
        var config =
                Map.of(
                        "connect.client.nowhere.url",
                        "http://127.0.0.1:2",
                        WithBaseUri.class.getName() + "/mp-connect/url",
                        backend.url());
        try (Deployment app = Deployment.of(config, WithBaseUri.class)) {
            assertThat(client(app, WithBaseUri.class).say(text("a"))).isEqualTo(text("a"));
        }
    }

    private Deployment deploy(Class<?>... classes) {
        return Deployment.of(
                Map.of("connect.client.url", backend.url()),
                Deployment.weld(classes).addBeanClass(SeenInterceptor.class));
    }

    private static <T> T client(Deployment app, Class<T> type) {
        return app.select(type, ConnectClient.Literal.DEFAULT);
    }
}
