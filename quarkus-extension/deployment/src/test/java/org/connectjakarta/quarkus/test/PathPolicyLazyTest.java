package org.connectjakarta.quarkus.test;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;

class PathPolicyLazyTest extends PathPolicyCalls {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            application().overrideConfigKey("quarkus.http.auth.proactive", "false");
}
