package org.connectjakarta.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processor time so far, in microseconds, as Linux counts it: in ticks of 10 ms.
 *
 * @param measured of the process that is measured
 * @param otherEnd of what works for it: the runner, its children that have ended, and other processes
 * @param machine of everything that runs on the machine, on all its processors, and of what was stolen from it
 * @param nanos when
 */
public record Cpu(long measured, long otherEnd, long machine, long nanos) {
    private static final long MICROS_PER_TICK = 10_000;

    /**
     * Now.
     *
     * @param measured the process that is measured
     * @param others processes that work for it
     */
    public static Cpu now(long measured, long... others) throws IOException {
        long otherEnd = sum(stat("self"), 11, 12, 13, 14);
        for (long pid : others) {
            otherEnd += own(pid);
        }
        return new Cpu(own(measured), otherEnd, everything(), System.nanoTime());
    }

    /** What was used since then. */
    public Cpu since(Cpu start) {
        return new Cpu(
                measured - start.measured,
                otherEnd - start.otherEnd,
                machine - start.machine,
                nanos - start.nanos);
    }

    /** What neither of the two ends used, as a share of one processor. */
    public double others() {
        return Math.max(0, machine - measured - otherEnd) * 1_000.0 / nanos;
    }

    /** The share that the measured process had of its processor. */
    public double measuredShare() {
        return measured * 1_000.0 / nanos;
    }

    /** The share that the other end had of its processor. */
    public double otherEndShare() {
        return otherEnd * 1_000.0 / nanos;
    }

    private static long own(long pid) throws IOException {
        return sum(stat(Long.toString(pid)), 11, 12);
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
