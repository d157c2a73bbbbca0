package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NoInterfaceTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addPackage(Text.class.getPackage())
                                            .addClasses(Nothing.class))
                    .assertException(
                            failure ->
                                    assertThat(failure)
                                            .hasStackTraceContaining(Nothing.class.getName())
                                            .hasStackTraceContaining(
                                                    "no interface that was generated"));

    @ConnectService
    public static class Nothing {}

    @Test
    void theBuildFails() {
        Assertions.fail("the application was built");
    }
}
