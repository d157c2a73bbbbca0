package org.connectjakarta.benchmarks.load;

/**
 * One run of one cell.
 *
 * @param answers how many messages came back
 * @param cpu what it took
 */
record Sample(Cell cell, long answers, Cpu cpu) {
    /** A run beside which others used more of one processor than this is not counted. */
    private static final double MAX_OTHERS = 0.10;

    boolean isClean() {
        return cpu.others() <= MAX_OTHERS;
    }

    /** Server processor time per message, in microseconds. */
    double microsPerMessage() {
        return (double) cpu.server() / answers;
    }

    double messagesPerSecond() {
        return answers * 1e9 / cpu.nanos();
    }
}
