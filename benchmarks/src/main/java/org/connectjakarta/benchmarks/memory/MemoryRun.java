package org.connectjakarta.benchmarks.memory;

import java.util.List;

/** Runs the checks, and fails if one does. */
public final class MemoryRun {
    private MemoryRun() {}

    /**
     * @param arguments {@code --quick} for a tenth of the calls and of the streams
     */
    public static void main(String[] arguments) throws Exception {
        boolean quick = List.of(arguments).contains("--quick");
        boolean passed = new MixedCalls(quick ? 10_000 : 100_000).run();
        passed &= new ClaimedLengths(quick ? 100 : 1_000).run();
        System.exit(passed ? 0 : 1);
    }
}
