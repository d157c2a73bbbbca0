package org.connectjakarta.benchmarks.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A client in a JVM of its own, on the processor of the runner. It ends with this JVM. */
final class ClientProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final Path log;

    ClientProcess(Peer peer, Wire wire, int port) throws IOException {
        log = Path.of(".work", "client-" + (peer + "-" + wire).toLowerCase(Locale.ROOT) + ".log");
        process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xmx" + peer.heapMegabytes() + "m",
                                        "-Xms256m",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        ClientMain.class.getName(),
                                        peer.name(),
                                        wire.name(),
                                        Integer.toString(port)))
                        .redirectError(log.toFile())
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Makes calls; how many were answered. */
    long calls(int inFlight, long millis) throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).append(inFlight + " " + millis + "\n").flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IllegalStateException("the client failed; " + log + " says why");
        }
        return Long.parseLong(answer);
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
