package org.connectjakarta.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Looks into the heap of the server that Arquillian has started. */
final class ServerHeap {
    private static final String TRACE = Trace.Left.class.getName();

    private ServerHeap() {}

    /** How many class loaders have an application with a {@link Trace}, after a collection. */
    static int traces() throws IOException {
        int traces = 0;
        for (String line : histogram().split("\n")) {
            // " 12:     1     16  org.example.Name"
            String[] columns = line.trim().split("\\s+");
            if (columns.length >= 4 && columns[3].equals(TRACE)) {
                traces += Integer.parseInt(columns[1]);
            }
        }
        return traces;
    }

    /** Waits until there are none, and returns how many there are still. */
    static int tracesGo(Duration patience) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        int traces = traces();
        while (traces > 0 && System.nanoTime() < end) {
            Thread.sleep(500);
            traces = traces();
        }
        return traces;
    }

    /** Collects garbage first. */
    private static String histogram() throws IOException {
        return jcmd("GC.class_histogram");
    }

    /** What keeps the class loaders of that application, from each to a root: for whoever has to find out what is wrong. */
    static String holders() {
        Path dump = Path.of(System.getProperty("work"), "redeploy.hprof");
        try {
            Files.deleteIfExists(dump);
            jcmd("GC.heap_dump", dump.toString());
            return HeapPaths.ofLoaders(dump, TRACE);
        } catch (IOException e) {
            return "an unknown: " + e;
        }
    }

    private static String jcmd(String... what) throws IOException {
        ProcessBuilder command =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                String.valueOf(server().pid()))
                        .redirectErrorStream(true);
        command.command().addAll(List.of(what));
        Process jcmd = command.start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static ProcessHandle server() {
        return java(ProcessHandle.current().children().findFirst().orElseThrow());
    }

    /** The process of a server, which may be one that another one has started. */
    static ProcessHandle java(ProcessHandle started) {
        return Stream.concat(Stream.of(started), started.descendants())
                .filter(each -> each.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElseThrow();
    }
}
