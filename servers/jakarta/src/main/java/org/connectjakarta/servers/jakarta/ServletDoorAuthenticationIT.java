package org.connectjakarta.servers.jakarta;

import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The same past JAX-RS. */
@ArquillianTest
@RunAsClient
class ServletDoorAuthenticationIT extends Callers {

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.configured(
                Wars.authenticated(Wars.war("servlet", SERVICES), "BASIC"),
                "connect.server.door=servlet");
    }

    @Override
    String ann() {
        return Clients.basic("ann:secret");
    }

    @Override
    String bob() {
        return Clients.basic("bob:secret");
    }

    @Override
    List<String> wrong() {
        return List.of(Clients.basic("max:wrong"));
    }
}
