package org.connectjakarta.conformance.quarkus.client;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintStream;
import org.connectjakarta.conformance.client.ClientUnderTest;

/** The client as the runner of the suite starts it: it makes the calls that standard input asks for, and ends with them. */
@QuarkusMain
public final class QuarkusClientUnderTest implements QuarkusApplication {
    private static final PrintStream ANSWERS = System.out;

    private final InjectedFlavour flavour;

    /** For the container. */
    @Inject
    QuarkusClientUnderTest(InjectedFlavour flavour) {
        this.flavour = flavour;
    }

    /** Called by the runner. */
    public static void main(String[] arguments) {
        // Whatever prints shall not do it between the answers.
        System.setOut(System.err);
        Quarkus.run(QuarkusClientUnderTest.class, arguments);
    }

    @Override
    public int run(String... arguments) throws IOException, InterruptedException {
        ClientUnderTest.serve(flavour, ANSWERS);
        return 0;
    }
}
