package org.connectjakarta.quarkus.test;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;

class GuardedAsyncProactiveTest extends GuardedCalls {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            application(GuardedAsyncEcho.class)
                    .overrideConfigKey("quarkus.http.auth.proactive", "true");
}
