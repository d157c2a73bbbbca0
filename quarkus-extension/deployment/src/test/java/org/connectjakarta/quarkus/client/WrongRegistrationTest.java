package org.connectjakarta.quarkus.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import org.connectjakarta.cdi.RegisterConnectClient;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WrongRegistrationTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            Applications.with(Concrete.class, Unrelated.class, Overloaded.class)
                    .assertException(
                            failure ->
                                    assertThat(failure)
                                            .hasStackTraceContaining(
                                                    Concrete.class.getName()
                                                            + " has @RegisterConnectClient, but is a class")
                                            .hasStackTraceContaining(
                                                    Unrelated.class.getName()
                                                            + " has @RegisterConnectClient, but extends no interface")
                                            .hasStackTraceContaining(
                                                    Overloaded.class.getName()
                                                            + " has @RegisterConnectClient, but its method shout is none of "
                                                            + EchoServiceConnect.class.getName()));

    @RegisterConnectClient
    public static class Concrete implements EchoServiceConnect {}

    @RegisterConnectClient
    public interface Unrelated {}

    @RegisterConnectClient
    public interface Overloaded extends EchoServiceConnect {
        Text shout(Text request);
    }

    @Test
    void theBuildFails() {
        Assertions.fail("the application was built");
    }
}
