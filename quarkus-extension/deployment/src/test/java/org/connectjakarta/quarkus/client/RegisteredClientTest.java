package org.connectjakarta.quarkus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectjakarta.quarkus.client.Other.text;

import io.quarkus.arc.ClientProxy;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.cdi.RegisterConnectClient;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Number;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegisteredClientTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            Applications.with(
                            Noted.class,
                            Loud.class,
                            NotedInterceptor.class,
                            LoudInterceptor.class,
                            Plain.class,
                            Shared.class,
                            Reactive.class)
                    .overrideConfigKey("connect.client.echo.url", Applications.SELF)
                    .overrideConfigKey("connect.client.echo.user-agent", "echo")
                    .overrideConfigKey("connect.client.second.url", Applications.SELF)
                    .overrideConfigKey("connect.client.second.user-agent", "second")
                    .overrideConfigKey(
                            Shared.class.getName() + "/mp-connect/userAgent", "the interface");

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Noted {}

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Loud {}

    @Noted
    @Interceptor
    @Priority(1)
    public static class NotedInterceptor {
        static final List<String> CALLS = new CopyOnWriteArrayList<>();

        @AroundInvoke
        Object note(InvocationContext call) throws Exception {
            CALLS.add(call.getMethod().getName());
            return call.proceed();
        }
    }

    @Loud
    @Interceptor
    @Priority(2)
    public static class LoudInterceptor {
        @AroundInvoke
        Object shout(InvocationContext call) throws Exception {
            return text(((Text) call.proceed()).getText().toUpperCase());
        }
    }

    @RegisterConnectClient(configKey = "echo")
    @Noted
    public interface Plain extends EchoServiceConnect {
        @Loud
        @Override
        Text say(Text request);

        default Text greet(String name) {
            return say(text("hello " + name));
        }
    }

    @RegisterConnectClient(configKey = "echo", baseUri = Applications.SELF)
    @ApplicationScoped
    public interface Shared extends EchoServiceConnect.Client {}

    @RegisterConnectClient(configKey = "echo")
    @Noted
    public interface Reactive extends EchoServiceConnect.Mutiny {}

    @Inject @ConnectClient Plain plain;

    @Inject
    @ConnectClient("echo")
    Plain sameKey;

    @Inject
    @ConnectClient("second")
    Plain second;

    @Inject @ConnectClient Shared shared;
    @Inject @ConnectClient Reactive reactive;

    @BeforeEach
    void forget() {
        NotedInterceptor.CALLS.clear();
    }

    @Test
    void aBindingOnAMethodIntercepts() {
        assertThat(plain.say(text("good day"))).isEqualTo(text("GOOD DAY"));
    }

    @Test
    void aBindingOnTheInterfaceInterceptsInheritedMethodsToo() {
        plain.say(text("good day"));
        try (Stream<Text> counted = plain.count(Number.newBuilder().setNumber(2).build())) {
            assertThat(counted).hasSize(2);
        }
        reactive.say(text("good day")).await().atMost(java.time.Duration.ofSeconds(10));
        assertThat(NotedInterceptor.CALLS).containsExactly("say", "count", "say");
    }

    @Test
    void aMethodWithABodyIsKeptAndCallsAreInterceptedBehindIt() {
        assertThat(plain.greet("you")).isEqualTo(text("HELLO YOU"));
        assertThat(NotedInterceptor.CALLS).contains("say");
    }

    @Test
    void anInjectionPointMayNameTheSameKeyOrAnother() {
        assertThat(sameKey.say(text(":user-agent"))).isEqualTo(text("ECHO"));
        assertThat(second.say(text(":user-agent"))).isEqualTo(text("SECOND"));
    }

    @Test
    void theScopeOfTheInterfaceIsThatOfTheBean() {
        assertThat(plain).isNotInstanceOf(ClientProxy.class);
        assertThat(shared).isInstanceOf(ClientProxy.class);
    }

    @Test
    void settingsUnderTheNameOfTheInterfaceGoFirst() {
        assertThat(shared.say(text(":user-agent"))).isEqualTo(text("the interface"));
    }

    @Test
    void asynchronousInterfacesAreRegisteredToo() {
        Uni<Text> answer = reactive.say(text("good day"));
        assertThat(answer.await().atMost(java.time.Duration.ofSeconds(10)))
                .isEqualTo(text("good day"));
    }
}
