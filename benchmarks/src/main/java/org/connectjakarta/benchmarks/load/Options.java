package org.connectjakarta.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How much to run.
 *
 * @param rounds how many are counted, after one that is not
 * @param time of each run
 * @param warmup of each cell of a JVM, before the first round
 * @param attempts how often a run is tried that was disturbed
 * @param only what the label of a cell must have, a regular expression; empty for all cells
 */
public record Options(int rounds, Duration time, Duration warmup, int attempts, String only) {
    /** All cells. */
    public Options(int rounds, Duration time, Duration warmup, int attempts) {
        this(rounds, time, warmup, attempts, "");
    }

    /**
     * These options, changed by {@code --quick}, {@code --rounds N}, {@code --seconds N} and {@code --only PATTERN}.
     *
     * @param quick the time of each run of a quick try
     */
    public Options with(List<String> arguments, Duration quick) {
        Options options = this;
        for (int i = 0; i < arguments.size(); i++) {
            options =
                    switch (arguments.get(i)) {
                        case "--quick" -> new Options(1, quick, quick, 1, options.only);
                        case "--rounds" -> options.withRounds(Integer.parseInt(arguments.get(++i)));
                        case "--seconds" -> options.withSeconds(Long.parseLong(arguments.get(++i)));
                        case "--only" -> options.withOnly(arguments.get(++i));
                        default ->
                                throw new IllegalArgumentException(
                                        "unknown option " + arguments.get(i));
                    };
        }
        return options;
    }

    /** Whether the runs are long enough to say whether a goal was reached. */
    public boolean isJudged() {
        return warmup.toSeconds() > 2;
    }

    private Options withRounds(int rounds) {
        return new Options(rounds, time, warmup, attempts, only);
    }

    private Options withSeconds(long seconds) {
        return new Options(rounds, Duration.ofSeconds(seconds), warmup, attempts, only);
    }

    private Options withOnly(String only) {
        return new Options(rounds, time, warmup, attempts, only);
    }

    /** Whether a cell with that label is to be measured. */
    public boolean chooses(String label) {
        return Pattern.compile(only).matcher(label).find();
    }

    <C extends Measurable> List<C> chosen(List<C> cells) {
        return cells.stream().filter(cell -> chooses(cell.label())).collect(Collectors.toList());
    }
}
