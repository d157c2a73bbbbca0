package org.connectjakarta.quarkus.test;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;

class GuardedAsyncLazyTest extends GuardedCalls {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            application(GuardedAsyncEcho.class)
                    .overrideConfigKey("quarkus.http.auth.proactive", "false");
}
