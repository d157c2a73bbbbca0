package org.connectjakarta.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.connectjakarta.ConnectException;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.Test;

/** Calls that are under way when a server is told to stop end, one way or the other. The server is not that of Arquillian. */
class SigtermIT {
    private static final int PORT = Integer.getInteger("http.port") + 4;
    private static final String URL = "http://localhost:" + PORT + "/house";
    private static final int START_SECONDS = 90;
    private static final int STOP_SECONDS = 60;

    /** Open Liberty lets calls go on for 30 s: a shorter one would be done. */
    private static final long DEAF_MILLIS =
            System.getProperty("server.kind").equals("liberty") ? 45_000 : 15_000;

    @Test
    void sigtermEndsCalls() throws Exception {
        File war = Path.of(System.getProperty("work"), "house.war").toFile();
        Houses.war("house", "").as(ZipExporter.class).exportTo(war, true);
        Process script = start(war);
        ProcessHandle server = script.toHandle();
        try (Flights flights = new Flights(URL, DEAF_MILLIS)) {
            awaitStart(script);
            // Where the script has not become the server, it does not pass the signal on.
            server = ServerHeap.java(script.toHandle());
            flights.start();
            server.destroy();
            StopIT.assertEnded(flights.outcomes());
            server.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } finally {
            server.destroyForcibly();
            script.destroyForcibly();
        }
    }

    private static Process start(File war) throws IOException {
        return new ProcessBuilder(
                        List.of(
                                System.getProperty("server.start"),
                                System.getProperty("server.kind"),
                                war.toString(),
                                String.valueOf(PORT),
                                System.getProperty("server.xml")))
                .redirectErrorStream(true)
                .redirectOutput(Path.of(System.getProperty("work"), "sigterm.log").toFile())
                .start();
    }

    private static void awaitStart(Process server) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!answers()) {
            assertThat(server.isAlive()).as("the server is there").isTrue();
            assertThat(System.nanoTime()).as("the server starts in time").isLessThan(end);
            Thread.sleep(200);
        }
    }

    private static boolean answers() {
        try {
            return Houses.nameAt(URL).equals("house");
        } catch (ConnectException e) {
            return false;
        }
    }
}
