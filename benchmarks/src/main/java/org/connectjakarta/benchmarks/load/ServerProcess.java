package org.connectjakarta.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, on one processor. */
public final class ServerProcess implements AutoCloseable {
    /** The first start of an application server fetches it. */
    private static final long START_NANOS = TimeUnit.MINUTES.toNanos(5);

    private static final int POLL_MILLIS = 50;

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** A server that answers; ends with this JVM. Its output is in a file beside the results. */
    public static ServerProcess start(String name, Command command) throws Exception {
        int port = freePort();
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", "0"));
        pinned.addAll(command.onPort(port));
        Path log = Path.of(".work", name + ".log");
        Files.createDirectories(log.getParent());
        Process process =
                new ProcessBuilder(pinned)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
        long start = System.nanoTime();
        while (!listens(port)) {
            if (!process.isAlive() || System.nanoTime() - start > START_NANOS) {
                end(process);
                throw new IllegalStateException(name + " did not start; " + log + " says why");
            }
            process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
        return new ServerProcess(process, port);
    }

    /** The embedded server in a JVM, with everything that is on the class path of this one. */
    public static Command java(String... options) {
        return port -> {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of(options));
            command.add("-Dconnect.embedded.port=" + port);
            command.add("-cp");
            command.add(System.getProperty("java.class.path"));
            command.add("org.connectjakarta.embedded.ConnectServer");
            return command;
        };
    }

    public int port() {
        return port;
    }

    /** The process that serves: a script that has started a JVM only waits for it. */
    public long pid() {
        return process.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElse(process.toHandle())
                .pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        end(process);
    }

    /** How a server is started. */
    @FunctionalInterface
    public interface Command {
        List<String> onPort(int port);
    }
}
