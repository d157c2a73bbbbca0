package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.resteasy.reactive.server.spi.TargetJavaVersionBuildItem;
import io.quarkus.test.QuarkusUnitTest;
import java.util.Arrays;
import org.connectjakarta.quarkus.test.v1.Text;
import org.jboss.resteasy.reactive.common.processor.TargetJavaVersion;

/** Applications of one service. */
final class Applications {
    private Applications() {}

    /** One whose service answers with the kinds of its threads, compiled for a Java that has virtual threads. */
    static QuarkusUnitTest threads(Class<?>... classes) {
        TargetJavaVersion newest = () -> TargetJavaVersion.Status.TRUE;
        return of(classes)
                .addBuildChainCustomizer(
                        chain ->
                                chain.addBuildStep(
                                                context ->
                                                        context.produce(
                                                                new TargetJavaVersionBuildItem(
                                                                        newest)))
                                        .produces(TargetJavaVersionBuildItem.class)
                                        .build());
    }

    /** The same compiled as this project is: for Java 17. */
    static QuarkusUnitTest oldThreads(Class<?>... classes) {
        return of(classes);
    }

    /** One whose service works in transactions of Narayana, with the ledger that takes part in them. */
    static QuarkusUnitTest transactions(Class<?>... classes) {
        Class<?>[] all = Arrays.copyOf(classes, classes.length + 2);
        all[classes.length] = Dependencies.class;
        all[classes.length + 1] = Ledger.class;
        return of(all).setForcedDependencies(Dependencies.quarkus("quarkus-narayana-jta"));
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
