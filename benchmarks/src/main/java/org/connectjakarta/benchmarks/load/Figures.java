package org.connectjakarta.benchmarks.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What the runs of each workload on each server came to. */
final class Figures {
    private final Map<Workload, Map<Cell.Peer, List<Sample<Cell>>>> samples = new LinkedHashMap<>();

    Figures(List<Sample<Cell>> samples) {
        for (Sample<Cell> sample : samples) {
            this.samples
                    .computeIfAbsent(sample.cell().workload(), workload -> new LinkedHashMap<>())
                    .computeIfAbsent(sample.cell().peer(), peer -> new ArrayList<>())
                    .add(sample);
        }
    }

    Set<Workload> workloads() {
        return samples.keySet();
    }

    /** The runs of a workload, by who answered. */
    Map<Cell.Peer, List<Sample<Cell>>> of(Workload workload) {
        return samples.get(workload);
    }

    /** The median of messages in each second; not a number if that was not measured. */
    double messagesPerSecond(Workload workload, Cell.Peer peer) {
        return median(workload, peer, Sample::messagesPerSecond);
    }

    /** The median of processor time per message; not a number if that was not measured. */
    double micros(Workload workload, Cell.Peer peer) {
        return median(workload, peer, Sample::microsPerMessage);
    }

    private double median(
            Workload workload, Cell.Peer peer, ToDoubleFunction<Sample<Cell>> figure) {
        List<Sample<Cell>> runs = runs(workload, peer);
        return runs.isEmpty() ? Double.NaN : Spread.of(runs, figure).median();
    }

    private List<Sample<Cell>> runs(Workload workload, Cell.Peer peer) {
        return samples.getOrDefault(workload, Map.of()).getOrDefault(peer, List.of());
    }

    /**
     * How many times the processor time of a bare one a server takes for the same body: the median of the rounds. For gRPC, whose frames
     * a bare one would echo as well, it is compared with the bare message over h2c. Not a number if that was not measured.
     */
    double times(Workload workload, Cell.Peer peer, Cell.Peer bare) {
        List<Sample<Cell>> runs = runs(workload, peer);
        return samples.keySet().stream()
                .filter(other -> other.equals(workload) || workload.envelopes(other))
                .map(other -> runs(other, bare))
                .filter(others -> !runs.isEmpty() && !others.isEmpty())
                .mapToDouble(others -> Spread.ratios(runs, others).median())
                .findFirst()
                .orElse(Double.NaN);
    }
}
