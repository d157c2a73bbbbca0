package org.connectjakarta.quarkus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectjakarta.quarkus.client.Other.text;

import io.quarkus.test.QuarkusUnitTest;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.connectjakarta.CallContext;
import org.connectjakarta.Interceptor;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClientInterceptorTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            Applications.with(Signing.class, Inner.class, Outer.class, OfOne.class, Named.class)
                    .overrideConfigKey("connect.client.url", Applications.SELF)
                    .overrideConfigKey(
                            "quarkus.connect.clients.one.interceptors", Named.class.getName());

    public abstract static class Signing implements Interceptor {
        @Override
        public void start(CallContext call) {
            String before = call.requestHeaders().get("x-signed");
            call.requestHeaders()
                    .set(
                            "x-signed",
                            (before == null ? "" : before + " ") + getClass().getSimpleName());
        }
    }

    @ConnectClient
    @Priority(20)
    @Singleton
    public static class Inner extends Signing {}

    @ConnectClient
    @Priority(10)
    @Singleton
    public static class Outer extends Signing {}

    /** Without a priority it comes last; among those of one client, too. */
    @ConnectClient("one")
    @Singleton
    public static class OfOne extends Signing {}

    @Singleton
    public static class Named extends Signing {}

    @Inject
    @ConnectClient("one")
    EchoServiceConnect one;

    @Inject
    @ConnectClient("two")
    EchoServiceConnect two;

    @Test
    void beansWatchAllClientsOrThoseWithTheirKeyAndNoServices() {
        // Were they to watch the service, each would be there a second time.
        assertThat(one.say(text(":x-signed"))).isEqualTo(text("Outer Inner OfOne Named"));
        assertThat(two.say(text(":x-signed"))).isEqualTo(text("Outer Inner"));
    }
}
