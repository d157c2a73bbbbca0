package org.connectjakarta.benchmarks.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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
        List<Sample<Cell>> runs = samples.getOrDefault(workload, Map.of()).get(peer);
        return runs == null ? Double.NaN : Spread.of(runs, Sample::messagesPerSecond).median();
    }

    /** The median of processor time per message; not a number if that was not measured. */
    double micros(Workload workload, Cell.Peer peer) {
        List<Sample<Cell>> runs = samples.getOrDefault(workload, Map.of()).get(peer);
        return runs == null ? Double.NaN : Spread.of(runs, Sample::microsPerMessage).median();
    }

    /**
     * How many times the processor time of a bare one a server takes for the same body: the median of the rounds. For gRPC, whose frames
     * a bare one would echo as well, it is compared with the bare message over h2c. Not a number if that was not measured.
     */
    double times(Workload workload, Cell.Peer peer, Cell.Peer bare) {
        List<Sample<Cell>> runs = samples.getOrDefault(workload, Map.of()).get(peer);
        if (runs == null) {
            return Double.NaN;
        }
        return samples.entrySet().stream()
                .filter(
                        other ->
                                other.getKey().equals(workload)
                                        || workload.envelopes(other.getKey()))
                .map(other -> other.getValue().get(bare))
                .filter(Objects::nonNull)
                .mapToDouble(others -> Spread.ratios(runs, others).median())
                .findFirst()
                .orElse(Double.NaN);
    }
}
