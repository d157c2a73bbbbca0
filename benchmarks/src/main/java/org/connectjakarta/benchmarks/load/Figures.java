package org.connectjakarta.benchmarks.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * What a bare one takes for the same body; for gRPC, whose frames it would echo as well, what it takes for the bare message over
     * h2c. Not a number if that was not measured.
     */
    double floor(Workload workload, Cell.Peer bare) {
        return samples.keySet().stream()
                .filter(other -> other.equals(workload) || workload.envelopes(other))
                .mapToDouble(other -> micros(other, bare))
                .filter(micros -> !Double.isNaN(micros))
                .findFirst()
                .orElse(Double.NaN);
    }
}
