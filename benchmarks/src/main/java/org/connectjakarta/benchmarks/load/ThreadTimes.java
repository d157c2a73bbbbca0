package org.connectjakarta.benchmarks.load;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The processor time of a JVM so far, in microseconds, by what its threads do. */
final class ThreadTimes {
    private static final long MICROS_PER_TICK = 10_000;

    private ThreadTimes() {}

    /** What threads do. */
    enum Kind {
        JAVA("Java code"),
        KERNEL("kernel: sockets, epoll, thread switches"),
        COMPILER("compiler threads"),
        VM("garbage collector and other JVM threads");

        final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    static Map<Kind, Long> of(long pid) throws IOException {
        Map<Kind, Long> times = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            times.put(kind, 0L);
        }
        try (DirectoryStream<Path> threads =
                Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : threads) {
                add(Files.readString(thread.resolve("stat")), times);
            }
        } catch (NoSuchFileException e) {
            // A thread that has just ended: its time is little.
        }
        return times;
    }

    private static void add(String stat, Map<Kind, Long> times) {
        String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long user = Long.parseLong(fields[11]) * MICROS_PER_TICK;
        long system = Long.parseLong(fields[12]) * MICROS_PER_TICK;
        if (name.startsWith("C1 ") || name.startsWith("C2 ")) {
            times.merge(Kind.COMPILER, user + system, Long::sum);
        } else if (name.startsWith("GC ")
                || name.startsWith("G1 ")
                || name.startsWith("VM ")
                || name.startsWith("JFR ")) {
            times.merge(Kind.VM, user + system, Long::sum);
        } else {
            times.merge(Kind.JAVA, user, Long::sum);
            times.merge(Kind.KERNEL, system, Long::sum);
        }
    }
}
