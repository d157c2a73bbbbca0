package org.connectjakarta.servers.jakarta;

import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Callers from the server's own realm, with passwords. */
@ArquillianTest
@RunAsClient
class BasicAuthenticationIT extends Callers {

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.authenticated(Wars.war("basic", SERVICES), "BASIC");
    }

    @Override
    String ann() {
        return Clients.basic("ann:secret");
    }

    @Override
    String bob() {
        return Clients.basic("bob:secret");
    }

    /** Not those of somebody who is needed: WildFly locks them out after some attempts. */
    @Override
    List<String> wrong() {
        return List.of(Clients.basic("max:wrong"), Clients.basic("eve:secret"));
    }
}
