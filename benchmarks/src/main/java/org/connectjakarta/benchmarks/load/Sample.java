package org.connectjakarta.benchmarks.load;

/**
 * One run of one cell.
 *
 * @param round the round that it belongs to
 * @param answers how many messages came back
 * @param cpu what it took
 */
public record Sample<C>(C cell, int round, long answers, Cpu cpu) {
    /** A run beside which others used more of one processor than this is not counted. */
    private static final double MAX_OTHERS = 0.10;

    /** Whether others left the machine to the run. */
    public boolean isClean() {
        return cpu.others() <= MAX_OTHERS;
    }

    /** Processor time of the measured process per message, in microseconds. */
    public double microsPerMessage() {
        return (double) cpu.measured() / answers;
    }

    /** Messages in each second. */
    public double messagesPerSecond() {
        return answers * 1e9 / cpu.nanos();
    }
}
