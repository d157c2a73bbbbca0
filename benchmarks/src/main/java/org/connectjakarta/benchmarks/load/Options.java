package org.connectjakarta.benchmarks.load;

import java.time.Duration;
import java.util.List;

/**
 * How much to run.
 *
 * @param rounds how many are counted, after one that is not
 * @param time of each run
 * @param warmup of each cell of a JVM, before the first round
 * @param attempts how often a run is tried that was disturbed
 */
public record Options(int rounds, Duration time, Duration warmup, int attempts) {

    /**
     * These options, changed by {@code --quick}, {@code --rounds N} and {@code --seconds N}.
     *
     * @param quick the time of each run of a quick try
     */
    public Options with(List<String> arguments, Duration quick) {
        Options options = this;
        for (int i = 0; i < arguments.size(); i++) {
            options =
                    switch (arguments.get(i)) {
                        case "--quick" -> new Options(1, quick, quick, 1);
                        case "--rounds" -> options.withRounds(Integer.parseInt(arguments.get(++i)));
                        case "--seconds" -> options.withSeconds(Long.parseLong(arguments.get(++i)));
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
        return new Options(rounds, time, warmup, attempts);
    }

    private Options withSeconds(long seconds) {
        return new Options(rounds, Duration.ofSeconds(seconds), warmup, attempts);
    }
}
