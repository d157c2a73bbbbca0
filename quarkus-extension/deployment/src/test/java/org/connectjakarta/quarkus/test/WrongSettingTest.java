package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WrongSettingTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addPackage(Text.class.getPackage())
                                            .addClasses(Echo.class, Notes.class, Texts.class))
                    .overrideConfigKey("quarkus.http.test-port", "0")
                    .overrideConfigKey("connect.server.read-max-bytes", "plenty")
                    .assertException(
                            failure ->
                                    assertThat(failure)
                                            .hasStackTraceContaining(
                                                    "connect.server.read-max-bytes")
                                            .hasStackTraceContaining("plenty"));

    @Test
    void theApplicationDoesNotStart() {
        Assertions.fail("the application has started");
    }
}
