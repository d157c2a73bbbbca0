package org.connectjakarta.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures in turns: each round has every cell, so that what disturbs the machine for a while disturbs all alike. A disturbed run is
 * repeated.
 */
public final class Rounds<C extends Measurable> {
    private final Options options;
    private final List<C> cells;
    private final List<Sample<C>> samples = new ArrayList<>();

    /** The rounds of some cells, in that order. */
    public Rounds(Options options, List<C> cells) {
        this.options = options;
        this.cells = cells;
    }

    /** The runs that count, disturbed ones among them. */
    public List<Sample<C>> run() throws Exception {
        for (int round = 0; round <= options.rounds(); round++) {
            for (C cell : cells) {
                measure(cell, round);
            }
        }
        return samples;
    }

    private void measure(C cell, int round) throws Exception {
        for (int attempt = 1; ; attempt++) {
            Cpu start = cell.cpu();
            long answers = cell.load(options.time());
            Sample<C> sample = new Sample<>(cell, round, answers, cell.cpu().since(start));
            boolean discarded = round == 0;
            System.err.println(line(sample, round, discarded));
            if (discarded) {
                return;
            }
            samples.add(sample);
            if (sample.isClean() || attempt == options.attempts()) {
                return;
            }
        }
    }

    private String line(Sample<C> sample, int round, boolean discarded) {
        return String.format(
                Locale.ROOT,
                "round %d%s: %-60s %9.0f/s %8.2f us, measured %3.0f %%, other end %3.0f %%, others %3.0f %%%s",
                round,
                discarded ? " (discarded)" : "",
                sample.cell().label(),
                sample.messagesPerSecond(),
                sample.microsPerMessage(),
                100 * sample.cpu().measuredShare(),
                100 * sample.cpu().otherEndShare(),
                100 * sample.cpu().others(),
                sample.isClean() ? "" : ", disturbed");
    }

    /** What a report says of its runs as a whole. */
    public static String summary(Options options, List<? extends Sample<?>> samples) {
        return String.format(
                Locale.ROOT,
                "%nMedians of %d rounds of %d s; %d of %d runs were disturbed by more than 10 %% of a processor. "
                        + "Disturbed runs are left out; where a cell has no other, they are counted and marked with *.%n%n",
                options.rounds(),
                options.time().toSeconds(),
                samples.stream().filter(sample -> !sample.isClean()).count(),
                samples.size());
    }
}
