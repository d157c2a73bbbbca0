package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import org.connectjakarta.quarkus.test.v1.Text;

/** Applications of one service. */
final class Applications {
    private Applications() {}

    /** One whose service answers with the kinds of its threads. */
    static QuarkusUnitTest threads(Class<?>... classes) {
        return of(classes);
    }

    /** One that cannot be built. */
    static QuarkusUnitTest failing(Class<?> service, String... causes) {
        return of(service)
                .assertException(
                        failure -> {
                            for (String cause : causes) {
                                assertThat(failure).hasStackTraceContaining(cause);
                            }
                        });
    }

    private static QuarkusUnitTest of(Class<?>... classes) {
        return new QuarkusUnitTest()
                .withApplicationRoot(
                        jar ->
                                jar.addPackage(Text.class.getPackage())
                                        .addClasses(classes)
                                        .addClasses(
                                                Applications.class,
                                                Http.class,
                                                Notes.class,
                                                Texts.class,
                                                ThreadCalls.class,
                                                Threads.class))
                .overrideConfigKey("quarkus.http.test-port", "0");
    }
}
