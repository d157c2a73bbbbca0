package org.connectjakarta.quarkus.client;

import io.quarkus.test.QuarkusUnitTest;
import org.connectjakarta.quarkus.test.v1.Text;

/** Applications that call themselves. */
final class Applications {
    /** Only known when the application listens, which is before the first call. */
    static final String SELF = "http://localhost:${quarkus.http.test-port}";

    private Applications() {}

    /** One with the service and some classes. */
    static QuarkusUnitTest with(Class<?>... classes) {
        return new QuarkusUnitTest()
                .withApplicationRoot(
                        jar ->
                                jar.addPackage(Text.class.getPackage())
                                        .addClasses(Applications.class, Other.class)
                                        .addClasses(classes))
                .overrideConfigKey("quarkus.http.test-port", "0");
    }
}
