package org.connectjakarta.cdi.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Message;
import com.google.protobuf.StringValue;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Specializes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.connectjakarta.CallContext;
import org.connectjakarta.Interceptor;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.cdi.ConnectService;
import org.junit.jupiter.api.Test;

class InterceptorTest {

    /** Adds its name to each request. */
    abstract static class Named implements Interceptor {
        String name() {
            return getClass().getSimpleName().replaceFirst("[$_].*", "");
        }

        @Override
        public Message request(CallContext call, Message message) {
            return StringValue.of(((StringValue) message).getValue() + " " + name());
        }
    }

    @ApplicationScoped
    @Priority(10)
    static class Outermost extends Named {}

    @Dependent
    @Priority(20)
    static class Second extends Named {}

    @ApplicationScoped
    static class Bean extends Named {}

    static class Configured extends Named {}

    static class Greeting {
        @Produces String greeting = "injected";
    }

    static class Plain extends Named {
        static final List<String> EVENTS = new ArrayList<>();

        private final String greeting;

        @Inject
        Plain(String greeting) {
            this.greeting = greeting;
        }

        @Override
        String name() {
            return "Plain(" + greeting + ")";
        }

        @PreDestroy
        void destroyed() {
            EVENTS.add("destroyed");
        }
    }

    static class Unusable extends Named {
        Unusable(int number) {}
    }

    @ConnectClient
    @Priority(10)
    @ApplicationScoped
    static class OfClients extends Named {}

    @Specializes
    @Priority(10)
    static class Special extends Outermost {}

    @ConnectService
    static class Free implements OtherConnect {
        @Override
        public StringValue say(StringValue request) {
            return request;
        }
    }

    @ConnectService(interceptors = {Bean.class, Plain.class, Outermost.class})
    static class Intercepted implements EchoConnect {
        @Override
        public StringValue say(StringValue request) {
            return request;
        }
    }

    @ConnectService(interceptors = Unusable.class)
    static class Impossible implements EchoConnect {}

    @Test
    void runInTheOrderOfPrioritySettingAnnotationAndOnceEach() {
        Map<String, String> config =
                Map.of("connect.server.interceptors", Configured.class.getName());
        try (Deployment app =
                Deployment.of(
                        config,
                        Free.class,
                        Intercepted.class,
                        Second.class,
                        Outermost.class,
                        Bean.class,
                        Greeting.class)) {
            assertThat(Call.say(app.server(), ":").text())
                    .isEqualTo(": Outermost Second Configured Bean Plain(injected)");
            assertThat(Call.unary("/test.v1.Other/Say", ":").on(app.server()).text())
                    .isEqualTo(": Outermost Second Configured");
        }
    }

    @Test
    void settingOfAServiceReplacesTheOneForAll() {
        Map<String, String> config =
                Map.of(
                        "connect.server.interceptors",
                        Configured.class.getName(),
                        "connect.server.\"test.v1.Other\".interceptors",
                        Bean.class.getName() + ", " + Plain.class.getName());
        try (Deployment app = Deployment.of(config, Free.class, Bean.class, Greeting.class)) {
            assertThat(Call.unary("/test.v1.Other/Say", ":").on(app.server()).text())
                    .isEqualTo(": Bean Plain(injected)");
        }
    }

    @Test
    void beanWithoutPriorityInterceptsNothingByItself() {
        try (Deployment app = Deployment.of(Free.class, Bean.class)) {
            assertThat(Call.unary("/test.v1.Other/Say", ":").on(app.server()).text())
                    .isEqualTo(":");
        }
    }

    @Test
    void interceptorOfClientsInterceptsNoService() {
        try (Deployment app = Deployment.of(Free.class, OfClients.class, Second.class)) {
            assertThat(Call.unary("/test.v1.Other/Say", ":").on(app.server()).text())
                    .isEqualTo(": Second");
        }
    }

    @Test
    void specializedInterceptorIsReplaced() {
        try (Deployment app = Deployment.of(Free.class, Outermost.class, Special.class)) {
            assertThat(Call.unary("/test.v1.Other/Say", ":").on(app.server()).text())
                    .isEqualTo(": Special");
        }
    }

    @Test
    void interceptorThatIsNoBeanIsDestroyedWithTheServer() {
        Plain.EVENTS.clear();
        try (Deployment app =
                Deployment.of(Intercepted.class, Bean.class, Outermost.class, Greeting.class)) {
            Call.say(app.server(), "").text();
            assertThat(Plain.EVENTS).isEmpty();
        }
        assertThat(Plain.EVENTS).containsExactly("destroyed");
    }

    @Test
    void interceptorThatCannotBeCreatedFails() {
        assertThatThrownBy(() -> Deployment.of(Impossible.class))
                .hasMessageContaining(
                        "interceptor "
                                + Unusable.class.getName()
                                + " of service test.v1.Echo is neither a bean");
    }

    @Test
    void ambiguousInterceptorFails() {
        Map<String, String> config = Map.of("connect.server.interceptors", Named.class.getName());
        assertThatThrownBy(() -> Deployment.of(config, Free.class, Bean.class, Outermost.class))
                .hasMessageContaining("could be any of several beans")
                .hasMessageContaining(Bean.class.getName() + " and " + Outermost.class.getName());
    }
}
