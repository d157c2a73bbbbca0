package org.connectjakarta.benchmarks.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.connectjakarta.benchmarks.load.Jcmd;
import org.connectjakarta.benchmarks.load.ServerProcess;

/**
 * What idle bidi streams hold in a Quarkus application with a heap of 1 GiB: threads and heap. Fails if they take a thread, or if one of
 * them does not answer or end as it should afterwards.
 */
public final class QuarkusStreams {
    private static final int CONNECTIONS = 100;
    private static final int STREAMS_PER_CONNECTION = 100;
    private static final int HOLD_SECONDS = 10;
    private static final Pattern THREADS = Pattern.compile("Threads:\\s+(\\d+)");
    private static final Pattern RSS = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern LIVE = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private QuarkusStreams() {}

    /**
     * @param arguments {@code --quick} for a tenth of the streams
     */
    public static void main(String[] arguments) throws Exception {
        int connections = List.of(arguments).contains("--quick") ? CONNECTIONS / 10 : CONNECTIONS;
        try (ServerProcess server = ServerProcess.start("quarkus-streams", QuarkusStreams::java)) {
            System.exit(check(server, connections) ? 0 : 1);
        }
    }

    private static List<String> java(int port) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dquarkus.http.port=" + port,
                "-jar",
                "quarkus-streams/target/quarkus-app/quarkus-run.jar");
    }

    private static boolean check(ServerProcess server, int connections) throws Exception {
        int count = connections * STREAMS_PER_CONNECTION;
        // Classes are loaded, buffers are as large as they will be, and all threads of event loops
        // have begun.
        try (OpenTalks warm = OpenTalks.open(server.port(), connections, STREAMS_PER_CONNECTION)) {
            warm.end();
        }
        double heap = live(server.pid());
        int threads = threads(server.pid());
        try (OpenTalks talks = OpenTalks.open(server.port(), connections, STREAMS_PER_CONNECTION)) {
            int most = mostThreads(server.pid());
            double open = live(server.pid());
            double resident = number(RSS, status(server.pid())) / 1024;
            talks.sayAgain();
            talks.end();
            boolean passed = most <= threads && server.isAlive();
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,d open bidi streams over %d connections: %d threads, %d without them; %.1f MiB of live heap, %.1f MiB without them, %,.0f bytes for a stream; resident %.0f MiB%n",
                    passed ? "passed" : "FAILED",
                    count,
                    connections,
                    most,
                    threads,
                    open / 1_048_576,
                    heap / 1_048_576,
                    (open - heap) / count,
                    resident);
            return passed;
        }
    }

    /** The most of some seconds: all threads of the process, those of the JVM among them. */
    private static int mostThreads(long pid) throws IOException, InterruptedException {
        int most = 0;
        for (int i = 0; i < HOLD_SECONDS; i++) {
            Thread.sleep(1_000);
            most = Math.max(most, threads(pid));
        }
        return most;
    }

    private static int threads(long pid) throws IOException {
        return (int) number(THREADS, status(pid));
    }

    private static String status(long pid) throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(pid), "status"));
    }

    /** Bytes of the objects that can be reached. Twice: what is found dead may hold on to others until it has been seen to. */
    private static double live(long pid) throws IOException, InterruptedException {
        Jcmd.run(pid, "GC.run");
        return number(LIVE, Jcmd.run(pid, "GC.class_histogram"));
    }

    private static double number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(pattern + " is not in " + text);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
