package org.connectjakarta.quarkus.it;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same calls to the packaged application, in a process of its own. */
@QuarkusIntegrationTest
class ShopIT extends ShopTest {}
