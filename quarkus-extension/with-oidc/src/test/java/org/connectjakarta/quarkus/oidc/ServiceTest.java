package org.connectjakarta.quarkus.oidc;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** An application that knows tokens only, as is the default, and looks at them before it knows what is called. */
@QuarkusTest
@QuarkusTestResource(IdentityProvider.class)
class ServiceTest extends TokenCalls {}
