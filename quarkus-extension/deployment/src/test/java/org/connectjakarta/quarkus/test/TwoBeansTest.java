package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TwoBeansTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addPackage(Text.class.getPackage())
                                            .addClasses(First.class, Second.class))
                    .assertException(
                            failure ->
                                    assertThat(failure)
                                            .hasStackTraceContaining(
                                                    "test.v1.EchoService has more than one bean")
                                            .hasStackTraceContaining(First.class.getName())
                                            .hasStackTraceContaining(Second.class.getName()));

    @ConnectService
    public static class First implements EchoServiceConnect {}

    @ConnectService
    public static class Second implements EchoServiceConnect.Async {}

    @Test
    void theBuildFails() {
        Assertions.fail("the application was built");
    }
}
