package org.connectjakarta.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Calls that are under way when an application is undeployed end, one way or the other. */
@ArquillianTest
@RunAsClient
class StopIT {
    private static final long UNDEPLOY_SECONDS = 30;

    /** Open Liberty waits a minute for threads that do not leave. */
    private static final long DEAF_MILLIS = 15_000;

    @ArquillianResource Deployer deployer;

    @Deployment(name = "left", managed = false, testable = false)
    static WebArchive left() {
        return Houses.war("left", "");
    }

    @Test
    void undeployEndsCalls() throws Exception {
        deployer.deploy("left");
        boolean deployed = true;
        try (Flights flights = new Flights(Houses.url("left"), DEAF_MILLIS)) {
            flights.start();
            long start = System.nanoTime();
            deployed = false;
            deployer.undeploy("left");
            long took = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
            assertEnded(flights.outcomes());
            assertThat(took).as("seconds to undeploy").isLessThan(UNDEPLOY_SECONDS);
        } finally {
            if (deployed) {
                deployer.undeploy("left");
            }
        }
    }

    static void assertEnded(Map<String, String> outcomes) {
        System.err.println(
                String.join("\n", outcomes.entrySet().stream().map(Object::toString).toList()));
        assertThat(outcomes)
                .isNotEmpty()
                .allSatisfy(
                        (call, outcome) -> {
                            if (call.endsWith(" short")) {
                                assertThat(outcome).as(call).isEqualTo(Flights.DONE);
                            } else {
                                assertThat(outcome).as(call).startsWith("unavailable");
                            }
                        });
    }
}
