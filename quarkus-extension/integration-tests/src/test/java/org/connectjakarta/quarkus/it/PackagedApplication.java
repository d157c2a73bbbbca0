package org.connectjakarta.quarkus.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is packaged, run in a process of its own that tests can end. */
final class PackagedApplication implements AutoCloseable {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Pattern ADDRESS = Pattern.compile("Listening on: http://[^:]+:(\\d+)");

    private final Process process;
    private final CompletableFuture<URI> base = new CompletableFuture<>();
    private final CompletableFuture<List<String>> log;

    private PackagedApplication(Process process) {
        this.process = process;
        this.log = CompletableFuture.supplyAsync(this::read);
    }

    /** Starts it, on a port that is free. */
    static PackagedApplication start(String... settings) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dquarkus.http.port=0");
        for (String setting : settings) {
            command.add("-D" + setting);
        }
        command.addAll(List.of("-jar", JAR.toString()));
        return new PackagedApplication(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private List<String> read() {
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                Matcher address = ADDRESS.matcher(line);
                if (address.find()) {
                    base.complete(URI.create("http://localhost:" + address.group(1) + "/"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            base.completeExceptionally(new IllegalStateException("it ended: " + lines));
        }
        return lines;
    }

    /** Where it is, once it has started. */
    URI base() throws Exception {
        return base.get(2, TimeUnit.MINUTES);
    }

    /** Asks it to end, as an operating system does. */
    void terminate() {
        // The process's own method would also stop reading what it prints.
        process.toHandle().destroy();
    }

    /** Waits until it has ended; returns its status. */
    int end() throws Exception {
        process.onExit().get(2, TimeUnit.MINUTES);
        return process.exitValue();
    }

    /** What it has printed until its end. */
    List<String> log() throws Exception {
        return log.get(2, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
