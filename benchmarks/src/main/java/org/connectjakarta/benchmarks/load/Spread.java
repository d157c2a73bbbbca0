package org.connectjakarta.benchmarks.load;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The figures of the runs of one cell. Disturbed runs are left out, unless there are no others.
 *
 * @param sorted smallest first
 * @param isClean whether the runs were not disturbed
 */
public record Spread(double[] sorted, boolean isClean) {

    /** One figure of each run. */
    public static <C> Spread of(List<Sample<C>> runs, ToDoubleFunction<Sample<C>> figure) {
        List<Sample<C>> clean = clean(runs);
        List<Sample<C>> counted = clean.isEmpty() ? runs : clean;
        return new Spread(
                counted.stream().mapToDouble(figure).sorted().toArray(), !clean.isEmpty());
    }

    /** What the processor time per message of one cell is of that of another, for each round that has both. */
    public static <C> Spread ratios(List<Sample<C>> runs, List<Sample<C>> others) {
        double[] clean = byRound(clean(runs), clean(others));
        return clean.length > 0
                ? new Spread(clean, true)
                : new Spread(byRound(runs, others), false);
    }

    private static <C> List<Sample<C>> clean(List<Sample<C>> runs) {
        return runs.stream().filter(Sample::isClean).toList();
    }

    private static <C> double[] byRound(List<Sample<C>> runs, List<Sample<C>> others) {
        return runs.stream()
                .flatMapToDouble(
                        run ->
                                others.stream()
                                        .filter(other -> other.round() == run.round())
                                        .mapToDouble(
                                                other ->
                                                        run.microsPerMessage()
                                                                / other.microsPerMessage()))
                .sorted()
                .toArray();
    }

    /** The middle one. */
    public double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The smallest. */
    public double min() {
        return sorted[0];
    }

    /** The largest. */
    public double max() {
        return sorted[sorted.length - 1];
    }

    /** How many there are. */
    public int count() {
        return sorted.length;
    }
}
