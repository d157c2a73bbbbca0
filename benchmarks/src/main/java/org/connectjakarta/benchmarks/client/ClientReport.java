package org.connectjakarta.benchmarks.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.connectjakarta.benchmarks.load.Options;
import org.connectjakarta.benchmarks.load.Rounds;
import org.connectjakarta.benchmarks.load.Sample;
import org.connectjakarta.benchmarks.load.Spread;

/** The runs as a table: medians, their spread, ratios, and whether the goals were reached. */
final class ClientReport {
    private static final double MIN_RATE = 0.9;
    private static final double MAX_OVERHEAD = 1.25;

    private final Options options;
    private final Map<Table, Map<Peer, List<Sample<ClientCell>>>> samples = new LinkedHashMap<>();
    private final String summary;

    /** What is compared with each other. */
    private record Table(Wire wire, int inFlight) {}

    ClientReport(Options options, List<Sample<ClientCell>> samples) {
        this.options = options;
        this.summary = Rounds.summary(options, samples);
        for (Sample<ClientCell> sample : samples) {
            ClientCell cell = sample.cell();
            this.samples
                    .computeIfAbsent(
                            new Table(cell.wire(), cell.inFlight()), table -> new LinkedHashMap<>())
                    .computeIfAbsent(cell.peer(), peer -> new ArrayList<>())
                    .add(sample);
        }
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        text.append(
                "| wire | in flight | client | calls/s | CPU us per call | min - max | runs | x bare Vert.x | client busy | server busy |\n");
        text.append("| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        samples.forEach(
                (table, peers) -> peers.keySet().forEach(peer -> text.append(row(table, peer))));
        text.append(summary);
        if (options.isJudged()) {
            samples.forEach(
                    (table, peers) ->
                            peers.keySet().stream()
                                    .filter(Peer::isOurs)
                                    .forEach(peer -> text.append(goals(table, peer))));
        }
        return text.toString();
    }

    private String row(Table table, Peer peer) {
        Spread micros = spread(table, peer, Sample::microsPerMessage);
        double overhead = overhead(table, peer);
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %,.0f | %.1f%s | %.1f - %.1f | %d | %s | %.0f %% | %.0f %% |%n",
                table.wire().label,
                table.inFlight(),
                peer.label,
                rate(table, peer),
                micros.median(),
                micros.isClean() ? "" : " *",
                micros.min(),
                micros.max(),
                micros.count(),
                Double.isNaN(overhead) ? "" : String.format(Locale.ROOT, "%.2f", overhead),
                100 * spread(table, peer, sample -> sample.cpu().measuredShare()).median(),
                100 * spread(table, peer, sample -> sample.cpu().otherEndShare()).median());
    }

    private String goals(Table table, Peer peer) {
        double overhead = overhead(table, peer);
        String text =
                verdict(
                        table,
                        peer,
                        overhead,
                        overhead <= MAX_OVERHEAD,
                        "the processor time of " + peer.bare().label + ", at most " + MAX_OVERHEAD);
        double rate = rate(table, peer) / rate(table, peer.grpc());
        return text
                + verdict(
                        table,
                        peer,
                        rate,
                        rate >= MIN_RATE,
                        "the calls/s of " + peer.grpc().label + ", at least " + MIN_RATE);
    }

    /** Nothing where there is nothing to compare with. */
    private static String verdict(
            Table table, Peer peer, double ratio, boolean reached, String goal) {
        return Double.isNaN(ratio)
                ? ""
                : String.format(
                        Locale.ROOT,
                        "- %s, %d in flight, %s: %.2f x %s: %s%n",
                        table.wire().label,
                        table.inFlight(),
                        peer.label,
                        ratio,
                        goal,
                        reached ? "reached" : "MISSED");
    }

    private double overhead(Table table, Peer peer) {
        Map<Peer, List<Sample<ClientCell>>> runs = samples.get(table);
        return has(table, peer.bare())
                ? Spread.ratios(runs.get(peer), runs.get(peer.bare())).median()
                : Double.NaN;
    }

    private double rate(Table table, Peer peer) {
        return has(table, peer)
                ? spread(table, peer, Sample::messagesPerSecond).median()
                : Double.NaN;
    }

    private boolean has(Table table, Peer peer) {
        return samples.get(table).containsKey(peer);
    }

    private Spread spread(Table table, Peer peer, ToDoubleFunction<Sample<ClientCell>> figure) {
        return Spread.of(samples.get(table).get(peer), figure);
    }
}
