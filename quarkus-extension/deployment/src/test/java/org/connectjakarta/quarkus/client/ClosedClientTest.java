package org.connectjakarta.quarkus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectjakarta.quarkus.client.Other.text;

import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import org.connectjakarta.ConnectException;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The client calls a server that takes calls and does not answer. */
class ClosedClientTest {
    /** System properties, since the test is loaded by another class loader than what comes before and after it. */
    private static final String PORT = "ClosedClientTest.port";

    private static final String CALLED = "ClosedClientTest.called";
    private static final String OUTCOME = "ClosedClientTest.outcome";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            Applications.with()
                    .overrideConfigKey("connect.client.url", "http://127.0.0.1:${" + PORT + "}")
                    .setBeforeAllCustomizer(ClosedClientTest::startServer)
                    .setAfterUndeployListener(
                            () -> assertThat(awaited(OUTCOME)).isEqualTo("canceled"));

    @Inject @ConnectClient EchoServiceConnect echo;

    private static void startServer() {
        try {
            ServerSocket server = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
            System.setProperty(PORT, Integer.toString(server.getLocalPort()));
            start(
                    () -> {
                        try (server;
                                var connection = server.accept()) {
                            connection.getInputStream().read();
                            System.setProperty(CALLED, "yes");
                            connection.getInputStream().readAllBytes();
                        } catch (IOException e) {
                            // The client is gone.
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "closed-client-test");
        thread.setDaemon(true);
        thread.start();
    }

    private static String awaited(String property) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.getProperty(property) == null && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return System.clearProperty(property);
    }

    @Test
    void aCallIsCancelledWhenTheApplicationStops() {
        start(this::call);
        assertThat(awaited(CALLED)).isEqualTo("yes");
    }

    private void call() {
        try {
            echo.say(text("good day"));
            System.setProperty(OUTCOME, "answered");
        } catch (ConnectException e) {
            System.setProperty(OUTCOME, e.code().wireName());
        }
    }
}
