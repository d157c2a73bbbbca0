package org.connectjakarta.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processor time so far, in microseconds, as Linux counts it: in ticks of 10 ms.
 *
 * @param server of the process under load
 * @param tool of the runner's children that have ended
 * @param machine of everything that runs on the machine, on all its processors, and of what was stolen from it
 * @param nanos when
 */
record Cpu(long server, long tool, long machine, long nanos) {
    private static final long MICROS_PER_TICK = 10_000;

    static Cpu now(long serverPid) throws IOException {
        String[] server = stat(Long.toString(serverPid));
        String[] self = stat("self");
        return new Cpu(
                sum(server, 11, 12), sum(self, 11, 12, 13, 14), everything(), System.nanoTime());
    }

    Cpu since(Cpu start) {
        return new Cpu(
                server - start.server,
                tool - start.tool,
                machine - start.machine,
                nanos - start.nanos);
    }

    /** What neither the server nor the tool nor the runner used, as a share of one processor. */
    double others() {
        return Math.max(0, machine - server - tool) * 1_000.0 / nanos;
    }

    /** The server's share of its processor. */
    double serverShare() {
        return server * 1_000.0 / nanos;
    }

    /** The tool's share of its processor. */
    double toolShare() {
        return tool * 1_000.0 / nanos;
    }

    /** The fields of /proc/PID/stat behind the name, of which the first is the state. */
    private static String[] stat(String pid) throws IOException {
        String line = Files.readString(Path.of("/proc", pid, "stat"));
        return line.substring(line.lastIndexOf(')') + 2).trim().split(" ");
    }

    private static long sum(String[] fields, int... indexes) {
        long ticks = 0;
        for (int index : indexes) {
            ticks += Long.parseLong(fields[index]);
        }
        return ticks * MICROS_PER_TICK;
    }

    /** User, nice, system, irq, softirq and steal, but neither idle nor waiting for a disk. */
    private static long everything() throws IOException {
        String[] fields = Files.readAllLines(Path.of("/proc/stat")).get(0).trim().split(" +");
        return sum(fields, 1, 2, 3, 6, 7, 8);
    }
}
