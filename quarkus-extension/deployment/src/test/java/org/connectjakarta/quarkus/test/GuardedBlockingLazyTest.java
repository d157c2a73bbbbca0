package org.connectjakarta.quarkus.test;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;

class GuardedBlockingLazyTest extends GuardedCalls {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            application(GuardedEcho.class)
                    .overrideConfigKey("quarkus.http.auth.proactive", "false");
}
