package org.connectjakarta.mp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Valid;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Set;
import org.connectjakarta.mp.client.echo.EchoConnect;
import org.connectjakarta.mp.client.echo.Text;
import org.junit.jupiter.api.Test;

class ClientMethodsTest {

    interface Validated extends EchoConnect.Client {
        @Valid
        @Deprecated
        @Override
        Text say(Text request);

        default void own() {}
    }

    @Test
    void allMethodsOfTheGeneratedClientAreCalls() {
        assertThat(new ClientMethods(Validated.class, EchoConnect.Client.class).calls().values())
                .extracting(Method::getName)
                .containsExactlyInAnyOrder(
                        "say", "say", "ask", "ask", "repeat", "repeat", "join", "join");
    }

    @Test
    void constraintsAreNotDeclaredASecondTime() throws NoSuchMethodException {
        Method say = Validated.class.getMethod("say", Text.class);
        assertThat(ClientMethods.annotations(say))
                .<Class<?>>extracting(Annotation::annotationType)
                .containsExactly(Deprecated.class);
    }

    @Test
    void aClassCannotBeDefinedInAPackageThatIsNotOpen() {
        RegisteredClient client =
                new RegisteredClient(
                        Runnable.class,
                        EchoConnect.class,
                        new ClientKey("key", null, null),
                        "java.lang.Runnable_ConnectClient",
                        Set.of(""));
        assertThatThrownBy(() -> ClientClass.define(client))
                .isInstanceOf(IllegalAccessException.class)
                .hasMessageContaining("does not open java.lang");
    }
}
