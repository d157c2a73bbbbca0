package org.connectjakarta.cdi.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.StringValue;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.server.RpcServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long services and what they use live. Weld SE has no request scope of its own, so that of each call is ours. */
class ScopeTest {
    private static final List<String> EVENTS = new ArrayList<>();

    /** Counts its objects. */
    static class Counted implements EchoConnect {
        @PostConstruct
        void created() {
            EVENTS.add("created");
        }

        @PreDestroy
        void destroyed() {
            EVENTS.add("destroyed");
        }

        @Override
        public StringValue say(StringValue request) {
            EVENTS.add(request.getValue());
            return request;
        }
    }

    @ConnectService
    static class ByDefault extends Counted {}

    @ConnectService
    @RequestScoped
    static class PerRequest extends Counted {}

    @ConnectService
    @Dependent
    static class PerCall extends Counted {}

    @ConnectService
    @Singleton
    static class Single extends Counted {}

    @ConnectService
    @Dependent
    static class Broken implements EchoConnect {
        @PostConstruct
        void created() {
            throw new IllegalStateException("secret");
        }
    }

    @RequestScoped
    static class Notes {
        private final StringBuilder text = new StringBuilder();

        void add(String more) {
            text.append(more);
        }

        String text() {
            return text.toString();
        }

        @PreDestroy
        void destroyed() {
            EVENTS.add("notes of " + text + " destroyed");
        }
    }

    @ConnectService
    static class WithNotes implements EchoConnect {
        @Inject Notes notes;

        @Override
        public StringValue say(StringValue request) {
            notes.add(request.getValue());
            return StringValue.of(notes.text());
        }

        @Override
        public Stream<StringValue> repeat(StringValue request) {
            return IntStream.range(0, 3)
                    .mapToObj(
                            each -> {
                                notes.add(request.getValue());
                                return StringValue.of(notes.text());
                            });
        }
    }

    @BeforeEach
    void forget() {
        EVENTS.clear();
    }

    @Test
    void applicationScopeIsTheDefault() {
        callTwice(ByDefault.class);
        assertThat(EVENTS).containsExactly("created", "1", "2", "shut down", "destroyed");
    }

    @Test
    void requestScopedServiceLivesForACall() {
        callTwice(PerRequest.class);
        assertThat(EVENTS)
                .containsExactly(
                        "created", "1", "destroyed", "created", "2", "destroyed", "shut down");
    }

    @Test
    void dependentServiceLivesForACall() {
        callTwice(PerCall.class);
        assertThat(EVENTS)
                .containsExactly(
                        "created", "1", "destroyed", "created", "2", "destroyed", "shut down");
    }

    @Test
    void singletonLivesForTheServer() {
        callTwice(Single.class);
        assertThat(EVENTS).containsExactly("created", "1", "2", "shut down", "destroyed");
    }

    private static void callTwice(Class<?> service) {
        try (Deployment app = Deployment.of(service)) {
            RpcServer server = app.server();
            Call.say(server, "1").text();
            Call.say(server, "2").text();
            EVENTS.add("shut down");
        }
    }

    @Test
    void failureToCreateAServiceEndsTheCallAndLeavesNothingBehind() {
        try (Deployment app = Deployment.of(Broken.class)) {
            Call call = Call.say(app.server(), "hello");
            assertThat(call.status()).isEqualTo(500);
            assertThat(call.body()).doesNotContain("secret");
            assertNoRequestScope(app);
        }
    }

    @Test
    void requestScopeIsOneForACall() {
        try (Deployment app = Deployment.of(WithNotes.class, Notes.class)) {
            assertThat(Call.say(app.server(), "a").text()).isEqualTo("a");
            assertThat(Call.say(app.server(), "b").text()).isEqualTo("b");
            assertThat(EVENTS).containsExactly("notes of a destroyed", "notes of b destroyed");
            assertNoRequestScope(app);
        }
    }

    @Test
    void requestScopeLastsUntilTheEndOfAStream() {
        try (Deployment app = Deployment.of(WithNotes.class, Notes.class)) {
            Call call = Call.stream("/test.v1.Echo/Repeat", "x").on(app.server());
            assertThat(call.body()).contains("\"x\"", "\"xx\"", "\"xxx\"").endsWith("{}");
            assertThat(EVENTS).containsExactly("notes of xxx destroyed");
        }
    }

    @Test
    void clientThatGoesAwayEarlyLeavesNothingBehind() {
        try (Deployment app = Deployment.of(PerCall.class)) {
            Call.unary("/test.v1.Echo/Say", "hello").disconnected().on(app.server());
            assertThat(EVENTS).startsWith("created").endsWith("destroyed");
            assertNoRequestScope(app);
        }
    }

    private static void assertNoRequestScope(Deployment app) {
        BeanManager beans = app.select(BeanManager.class);
        assertThatThrownBy(() -> beans.getContext(RequestScoped.class))
                .isInstanceOf(ContextNotActiveException.class);
    }
}
