package org.connectjakarta.quarkus.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.stork.Stork;
import io.smallrye.stork.api.ServiceDefinition;
import io.smallrye.stork.servicediscovery.staticlist.StaticConfiguration;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import org.connectjakarta.UnavailableException;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.quarkus.grpc.v1.GreeterConnect;
import org.connectjakarta.quarkus.grpc.v1.Greeting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service has two servers: this application, and one that nobody has started. Stork takes them in turn. */
@QuarkusTest
class StorkTest {
    private static final Greeting HELLO = Greeting.newBuilder().setText("hello").build();

    @Inject
    @ConnectClient("found")
    GreeterConnect found;

    @Inject
    @ConnectClient("lost")
    GreeterConnect lost;

    @TestHTTPResource("/")
    URI base;

    @BeforeEach
    void define() {
        String servers = "localhost:%d,localhost:1".formatted(base.getPort());
        Stork.getInstance()
                .defineIfAbsent(
                        "greeters",
                        ServiceDefinition.of(new StaticConfiguration().withAddressList(servers)));
    }

    @Test
    void eachCallGoesToTheServerThatStorkSelects() {
        Set<String> outcomes = new TreeSet<>();
        for (int call = 0; call < 4; call++) {
            outcomes.add(greet());
        }
        assertEquals(Set.of("quarkus-connect: hello", "unavailable"), outcomes);
    }

    private String greet() {
        try {
            return found.greet(HELLO).getText();
        } catch (UnavailableException e) {
            return e.code().wireName();
        }
    }

    @Test
    void aServiceThatStorkDoesNotKnowIsUnavailable() {
        assertThrows(UnavailableException.class, () -> lost.greet(HELLO));
    }
}
