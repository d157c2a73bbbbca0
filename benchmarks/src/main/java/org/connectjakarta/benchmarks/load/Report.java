package org.connectjakarta.benchmarks.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The runs as a table: medians, their spread, ratios, and how much of it was disturbed. */
final class Report {
    private final Options options;
    private final Map<Workload, Map<Cell.Peer, List<Sample<Cell>>>> samples = new LinkedHashMap<>();
    private final long disturbed;
    private final long all;

    Report(Options options, List<Sample<Cell>> samples) {
        this.options = options;
        this.all = samples.size();
        this.disturbed = samples.stream().filter(sample -> !sample.isClean()).count();
        for (Sample<Cell> sample : samples) {
            this.samples
                    .computeIfAbsent(sample.cell().workload(), workload -> new LinkedHashMap<>())
                    .computeIfAbsent(sample.cell().peer(), peer -> new ArrayList<>())
                    .add(sample);
        }
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        text.append(
                "| workload | server | messages/s | CPU us per message | min - max | runs | x bare JAX-RS |\n");
        text.append("| --- | --- | ---: | ---: | ---: | ---: | ---: |\n");
        samples.forEach(
                (workload, peers) ->
                        peers.forEach((peer, runs) -> text.append(row(workload, peer, runs))));
        text.append(
                String.format(
                        Locale.ROOT,
                        "%nMedians of %d rounds of %d s; %d of %d runs were disturbed by more than 10 %% of a processor. "
                                + "Disturbed runs are left out; where a cell has no other, they are counted and marked with *.%n%n",
                        options.rounds(),
                        options.time().toSeconds(),
                        disturbed,
                        all));
        if (options.isJudged()) {
            samples.keySet().forEach(workload -> text.append(goal(workload)));
        }
        return text.toString();
    }

    private String row(Workload workload, Cell.Peer peer, List<Sample<Cell>> runs) {
        Spread micros = Spread.of(runs, Sample::microsPerMessage);
        String format = workload.isStream() ? "%.3f" : "%.1f";
        double floor = floor(workload);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,.0f | "
                        + format
                        + "%s | "
                        + format
                        + " - "
                        + format
                        + " | %d | %s |%n",
                workload.name(),
                peer.label,
                Spread.of(runs, Sample::messagesPerSecond).median(),
                micros.median(),
                micros.isClean() ? "" : " *",
                micros.min(),
                micros.max(),
                micros.count(),
                Double.isNaN(floor)
                        ? ""
                        : String.format(Locale.ROOT, "%.2f", micros.median() / floor));
    }

    /** What issue and design ask for, and whether it was reached. */
    private String goal(Workload workload) {
        double ours = micros(workload, Cell.Peer.CONNECT_JAKARTA);
        if (workload.isStream()) {
            double rate =
                    Spread.of(
                                    samples.get(workload).get(Cell.Peer.CONNECT_JAKARTA),
                                    Sample::messagesPerSecond)
                            .median();
            return verdict(
                    workload,
                    rate >= 300_000,
                    String.format(Locale.ROOT, "%,.0f messages/s, goal 300,000", rate));
        }
        double allowed = workload.contentType().contains("json") ? 1.6 : 1.3;
        double ratio = ours / floor(workload);
        String text =
                verdict(
                        workload,
                        ratio <= allowed,
                        String.format(
                                Locale.ROOT, "%.2f x bare JAX-RS, goal %.1f", ratio, allowed));
        double go = micros(workload, Cell.Peer.CONNECT_GO);
        if (workload.http2() && !Double.isNaN(go)) {
            text +=
                    verdict(
                            workload,
                            ours < go,
                            String.format(Locale.ROOT, "%.1f us, connect-go %.1f us", ours, go));
        }
        return text;
    }

    private static String verdict(Workload workload, boolean reached, String how) {
        return "- " + workload.name() + ": " + how + ": " + (reached ? "reached" : "MISSED") + "\n";
    }

    /** The bare JAX-RS resource with the same body; for gRPC, whose frames it would echo as well, that with the bare message. */
    private double floor(Workload workload) {
        if (workload.isStream()) {
            return Double.NaN;
        }
        Workload same =
                workload.baseline()
                        ? workload
                        : samples.keySet().stream()
                                .filter(
                                        w ->
                                                w.http2()
                                                        && w.contentType()
                                                                .equals("application/proto"))
                                .findFirst()
                                .orElseThrow();
        return micros(same, Cell.Peer.JAXRS);
    }

    private double micros(Workload workload, Cell.Peer peer) {
        List<Sample<Cell>> runs = samples.get(workload).get(peer);
        return runs == null ? Double.NaN : Spread.of(runs, Sample::microsPerMessage).median();
    }
}
