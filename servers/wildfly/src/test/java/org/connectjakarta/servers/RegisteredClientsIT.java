package org.connectjakarta.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;

/** Two WARs of an EAR that register the same client: each has its own. */
@ArquillianTest
@RunAsClient
class RegisteredClientsIT {

    @Deployment(testable = false)
    static EnterpriseArchive friends() {
        return ShrinkWrap.create(EnterpriseArchive.class, "friends.ear")
                .addAsModule(HousesIT.one())
                .addAsModule(HousesIT.two());
    }

    @Test
    void twoWarsOfAnEarDoNotSeeEachOther() {
        HousesIT.assertBothAnswer();
        assertThat(Houses.neighbour("one")).isEqualTo("one, one");
        assertThat(Houses.neighbour("two/rpc")).isEqualTo("two, two");
    }
}
