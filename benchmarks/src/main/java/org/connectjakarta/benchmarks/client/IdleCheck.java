package org.connectjakarta.benchmarks.client;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.connectjakarta.benchmarks.v1.EchoServiceConnect;
import org.connectjakarta.benchmarks.v1.Sentence;
import org.connectjakarta.benchmarks.wire.Bytes;
import org.connectjakarta.client.RpcClient;

/**
 * A process that opens many idle server streams by one client, over one connection, and looks at what they hold: threads and heap of
 * this process. Fails if there are too many threads, or if another call is not answered meanwhile or afterwards.
 */
public final class IdleCheck {
    private static final int MAX_THREADS = 50;
    private static final int HOLD_SECONDS = 5;
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long POOL_NANOS = TimeUnit.SECONDS.toNanos(75);
    private static final int POLL_MILLIS = 100;

    private final int port;
    private final int count;

    private IdleCheck(int port, int count) {
        this.port = port;
        this.count = count;
    }

    /**
     * @param arguments the port of the server, the number of streams, the name of a {@link Wire}, and {@code async} or {@code blocking}
     */
    public static void main(String[] arguments) throws Exception {
        IdleCheck check =
                new IdleCheck(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        Opener opener = arguments[3].equals("async") ? IdleStreams::async : IdleStreams::blocking;
        System.exit(check.run(Wire.valueOf(arguments[2]), arguments[3], opener) ? 0 : 1);
    }

    private boolean run(Wire wire, String flavour, Opener opener) throws Exception {
        try (RpcClient rpc = ConnectJakarta.builder(port, wire).build()) {
            // Classes are loaded, and buffers are as large as they will be.
            opener.open(rpc, count).close();
            awaitOpen(0);
            long heap = heap();
            IdleStreams streams = opener.open(rpc, count);
            int opening = threads();
            awaitOpen(count);
            int idle = mostThreads();
            long perStream = (heap() - heap) / count;
            boolean answers = isAnswered(rpc);
            streams.close();
            awaitOpen(0);
            answers &= isAnswered(rpc);
            boolean passed = idle < MAX_THREADS && answers;
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,d idle server streams, %s, %s: %d threads, fewer than %d wanted (%d when the last was opened); %,d bytes of heap per stream%s%n",
                    passed ? "passed" : "FAILED",
                    count,
                    wire.label,
                    flavour,
                    idle,
                    MAX_THREADS,
                    opening,
                    perStream,
                    answers ? "" : "; another call was not answered");
            return passed;
        }
    }

    private static boolean isAnswered(RpcClient rpc) {
        Sentence request = Sentence.newBuilder().setSentence(Bytes.TEXT).build();
        return EchoServiceConnect.client(rpc).echo(request).equals(request);
    }

    /** Until the server has so many streams open. */
    private void awaitOpen(int wanted) throws Exception {
        long start = System.nanoTime();
        int open = open();
        while (open != wanted) {
            if (System.nanoTime() - start > DEADLINE_NANOS) {
                throw new IllegalStateException(
                        "the server has " + open + " streams open, not " + wanted);
            }
            Thread.sleep(POLL_MILLIS);
            open = open();
        }
    }

    private int open() throws IOException {
        URL url = URI.create("http://127.0.0.1:" + port + "/open").toURL();
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setRequestProperty("Connection", "close");
        try (InputStream in = connection.getInputStream()) {
            return Integer.parseInt(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        }
    }

    /** Once those are gone that opening took: a pool keeps its threads for a minute. */
    private static int mostThreads() throws Exception {
        long start = System.nanoTime();
        while (threads() >= MAX_THREADS && System.nanoTime() - start < POOL_NANOS) {
            Thread.sleep(POLL_MILLIS);
        }
        int most = 0;
        for (int i = 0; i < HOLD_SECONDS * 1_000 / POLL_MILLIS; i++) {
            Thread.sleep(POLL_MILLIS);
            most = Math.max(most, threads());
        }
        return most;
    }

    /** All threads of this process, those of the JVM among them. */
    private static int threads() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("Threads:"))
                .mapToInt(line -> Integer.parseInt(line.substring(8).trim()))
                .findFirst()
                .orElseThrow();
    }

    /** The bytes in use after a collection. */
    private static long heap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** How streams are opened. */
    @FunctionalInterface
    private interface Opener {
        IdleStreams open(RpcClient rpc, int count) throws Exception;
    }
}
