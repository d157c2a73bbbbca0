package org.connectjakarta.quarkus.test;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;

class GuardedMutinyProactiveTest extends GuardedCalls {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            application(GuardedMutinyEcho.class)
                    .overrideConfigKey("quarkus.http.auth.proactive", "true");
}
