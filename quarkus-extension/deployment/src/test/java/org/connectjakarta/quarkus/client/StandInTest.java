package org.connectjakarta.quarkus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectjakarta.quarkus.client.Other.text;

import io.quarkus.test.QuarkusUnitTest;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.cdi.RegisterConnectClient;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Without a URL. */
class StandInTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            Applications.with(FakeEcho.class, Therapist.class, FakeTherapist.class);

    @ConnectClient
    @ApplicationScoped
    public static class FakeEcho implements EchoServiceConnect {
        @Override
        public Text say(Text request) {
            return text("fake");
        }
    }

    @RegisterConnectClient
    public interface Therapist extends EchoServiceConnect {}

    @ConnectClient
    @Typed(Therapist.class)
    @Alternative
    @Priority(1)
    @ApplicationScoped
    public static class FakeTherapist implements Therapist {
        @Override
        public Text say(Text request) {
            return text("fake therapist");
        }
    }

    @Inject @ConnectClient EchoServiceConnect fake;
    @Inject @ConnectClient Therapist therapist;

    @Test
    void aBeanOfTheApplicationStandsInForAClient() {
        assertThat(fake.say(text("good day"))).isEqualTo(text("fake"));
    }

    @Test
    void anAlternativeStandsInForARegisteredClient() {
        assertThat(therapist.say(text("good day"))).isEqualTo(text("fake therapist"));
    }
}
