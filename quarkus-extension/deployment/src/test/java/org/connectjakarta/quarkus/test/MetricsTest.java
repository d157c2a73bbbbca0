package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MetricsTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addPackage(Text.class.getPackage())
                                            .addClasses(
                                                    AsyncEcho.class,
                                                    Dependencies.class,
                                                    Notes.class,
                                                    Http.class,
                                                    Kept.class,
                                                    Texts.class))
                    .setForcedDependencies(Dependencies.quarkus("quarkus-micrometer"))
                    .overrideConfigKey("quarkus.http.test-port", "0");

    @TestHTTPResource("/")
    URI base;

    @Inject MeterRegistry registry;

    public static class Kept {
        @Singleton
        @jakarta.enterprise.inject.Produces
        SimpleMeterRegistry registry() {
            return new SimpleMeterRegistry();
        }
    }

    private Timer timer(String system, String status) throws InterruptedException {
        long deadline = System.nanoTime() + 10_000_000_000L;
        Timer timer = null;
        while (timer == null && System.nanoTime() < deadline) {
            timer =
                    registry.find("rpc.server.duration")
                            .tag("rpc.system", system)
                            .tag("rpc.service", "test.v1.EchoService")
                            .tag("rpc.method", "Say")
                            .tag("rpc.response.status_code", status)
                            .timer();
            Thread.onSpinWait();
        }
        return timer;
    }

    @Test
    void callsAreMeasuredByTheirProcedureAndTheirEnd() throws Exception {
        Http.grpc(base, EchoServiceConnect.class).say(Texts.text("a"));
        Http.post(
                base.resolve("/test.v1.EchoService/Say"),
                "application/json",
                "{\"text\": \"failure\"}");
        assertThat(timer("grpc", "ok").count()).isEqualTo(1);
        assertThat(timer("connect_rpc", "unknown").count()).isEqualTo(1);
    }
}
