package org.connectjakarta.cdi.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.StringValue;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Specializes;
import org.connectjakarta.GeneratedService;
import org.connectjakarta.cdi.ConnectService;
import org.junit.jupiter.api.Test;

/** Which bean answers for a service, and what is refused at deployment. */
class ResolutionTest {

    @ConnectService
    static class First implements EchoConnect {
        @Override
        public StringValue say(StringValue request) {
            return StringValue.of("first");
        }
    }

    @ConnectService
    static class Second implements EchoConnect {}

    @ConnectService
    static class AsyncSecond implements EchoConnect.Async {}

    @Alternative
    @Priority(1)
    @ConnectService
    static class Chosen implements EchoConnect {
        @Override
        public StringValue say(StringValue request) {
            return StringValue.of("chosen");
        }
    }

    @Alternative
    @ConnectService
    static class NotSelected implements EchoConnect {}

    @Specializes
    static class Special extends First {
        @Override
        public StringValue say(StringValue request) {
            return StringValue.of("special");
        }
    }

    @ConnectService
    static class Nothing {}

    @ConnectService
    static class BothFlavours implements EchoConnect, EchoConnect.Bare {
        @Override
        public StringValue say(StringValue request) {
            return request;
        }
    }

    @GeneratedService("test.v1.Old")
    interface WithoutBinding {}

    @ConnectService
    static class OldEcho implements WithoutBinding {}

    @Test
    void selectedAlternativeWins() {
        try (Deployment app = Deployment.of(First.class, Chosen.class)) {
            assertThat(Call.say(app.server(), "").text()).isEqualTo("chosen");
        }
    }

    @Test
    void alternativeThatIsNotSelectedDoesNotCount() {
        try (Deployment app = Deployment.of(First.class, NotSelected.class)) {
            assertThat(Call.say(app.server(), "").text()).isEqualTo("first");
        }
    }

    @Test
    void specializingBeanReplacesTheOther() {
        try (Deployment app = Deployment.of(First.class, Special.class)) {
            assertThat(Call.say(app.server(), "").text()).isEqualTo("special");
        }
    }

    @Test
    void twoBeansForOneServiceFail() {
        assertFails(
                "service test.v1.Echo has more than one bean: "
                        + First.class.getName()
                        + " and "
                        + Second.class.getName(),
                First.class,
                Second.class);
    }

    @Test
    void twoBeansWithDifferentFlavoursFail() {
        assertFails(
                AsyncSecond.class.getName() + " and " + First.class.getName(),
                First.class,
                AsyncSecond.class);
    }

    @Test
    void oneBeanWithBothFlavoursFails() {
        assertFails(
                BothFlavours.class.getName()
                        + " implements service test.v1.Echo twice, as "
                        + EchoConnect.class.getName()
                        + " and "
                        + EchoConnect.Bare.class.getName(),
                BothFlavours.class);
    }

    @Test
    void serviceWithoutAGeneratedInterfaceFails() {
        assertFails(
                Nothing.class.getName() + " is a @ConnectService, but no interface", Nothing.class);
    }

    @Test
    void interfaceOfAnotherGeneratorFails() {
        assertFails(
                WithoutBinding.class.getName() + " has no public static binding()", OldEcho.class);
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        assertThatThrownBy(() -> Deployment.of(First.class, Second.class, Nothing.class))
                .hasMessageContaining(Second.class.getName())
                .hasMessageContaining(Nothing.class.getName());
    }

    private static void assertFails(String message, Class<?>... classes) {
        assertThatThrownBy(() -> Deployment.of(classes)).hasMessageContaining(message);
    }
}
