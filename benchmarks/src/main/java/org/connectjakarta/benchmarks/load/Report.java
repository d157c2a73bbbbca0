package org.connectjakarta.benchmarks.load;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The runs as a table: medians, their spread, ratios, and how much of it was disturbed. */
final class Report {
    private final Options options;
    private final Goals goals;
    private final List<Cell.Peer> bare;
    private final Figures figures;
    private final String summary;

    /**
     * @param bare with whom the others are compared
     */
    Report(Options options, Goals goals, List<Cell.Peer> bare, List<Sample<Cell>> samples) {
        this.options = options;
        this.goals = goals;
        this.bare = bare;
        this.figures = new Figures(samples);
        this.summary = Rounds.summary(options, samples);
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("| workload | server | messages/s | CPU us per message | min - max | runs |");
        bare.forEach(peer -> text.append(" x ").append(peer.label).append(" |"));
        text.append("\n| --- | --- | ---: | ---: | ---: | ---: |");
        text.append(" ---: |".repeat(bare.size())).append('\n');
        for (Workload workload : figures.workloads()) {
            figures.of(workload).forEach((peer, runs) -> text.append(row(workload, peer, runs)));
        }
        text.append(summary);
        if (options.isJudged()) {
            figures.workloads().forEach(workload -> text.append(goals.verdicts(workload, figures)));
        }
        return text.toString();
    }

    private String row(Workload workload, Cell.Peer peer, List<Sample<Cell>> runs) {
        Spread micros = Spread.of(runs, Sample::microsPerMessage);
        String format = workload.isStream() ? "%.3f" : "%.1f";
        return String.format(
                        Locale.ROOT,
                        "| %s | %s | %,.0f | "
                                + format
                                + "%s | "
                                + format
                                + " - "
                                + format
                                + " | %d |",
                        workload.name(),
                        peer.label,
                        figures.messagesPerSecond(workload, peer),
                        micros.median(),
                        micros.isClean() ? "" : " *",
                        micros.min(),
                        micros.max(),
                        micros.count())
                + bare.stream()
                        .map(other -> ratio(figures.times(workload, peer, other)))
                        .collect(Collectors.joining(" | ", " ", " |\n"));
    }

    private static String ratio(double ratio) {
        return Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, "%.2f", ratio);
    }
}
