package org.connectjakarta.benchmarks.load;

/**
 * What to run.
 *
 * @param connectGo the program that is connect-go's server, or "-" if there is none
 * @param rounds how many are counted, after one that is not
 * @param seconds of each run
 * @param warmupSeconds of each path of a JVM, before the first round
 * @param attempts how often a run is tried that was disturbed
 */
record Options(String connectGo, int rounds, int seconds, int warmupSeconds, int attempts) {

    /** Whether the runs are long enough to say whether a goal was reached. */
    boolean isJudged() {
        return warmupSeconds > 1;
    }

    static Options of(String[] arguments) {
        Options options = new Options(arguments[0], 5, 8, 15, 2);
        for (int i = 1; i < arguments.length; i++) {
            options =
                    switch (arguments[i]) {
                        case "--quick" -> new Options(options.connectGo, 1, 1, 1, 1);
                        case "--rounds" -> options.withRounds(Integer.parseInt(arguments[++i]));
                        case "--seconds" -> options.withSeconds(Integer.parseInt(arguments[++i]));
                        default ->
                                throw new IllegalArgumentException(
                                        "unknown option " + arguments[i]);
                    };
        }
        return options;
    }

    private Options withRounds(int rounds) {
        return new Options(connectGo, rounds, seconds, warmupSeconds, attempts);
    }

    private Options withSeconds(int seconds) {
        return new Options(connectGo, rounds, seconds, warmupSeconds, attempts);
    }
}
