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

    /** The median of messages in each second. */
    double messagesPerSecond(Workload workload, Cell.Peer peer) {
        return Spread.of(samples.get(workload).get(peer), Sample::messagesPerSecond).median();
    }

    /** The median of processor time per message; not a number if that was not measured. */
    double micros(Workload workload, Cell.Peer peer) {
        List<Sample<Cell>> runs = samples.get(workload).get(peer);
        return runs == null ? Double.NaN : Spread.of(runs, Sample::microsPerMessage).median();
    }

    /**
     * What a bare one takes for the same body; for gRPC, whose frames it would echo as well, what it takes for the bare message. Not a
     * number for streams.
     */
    double floor(Workload workload, Cell.Peer bare) {
        if (workload.isStream()) {
            return Double.NaN;
        }
        return micros(workload.baseline() ? workload : protoOverHttp2(), bare);
    }

    private Workload protoOverHttp2() {
        return samples.keySet().stream()
                .filter(w -> w.http2() && w.contentType().equals("application/proto"))
                .findFirst()
                .orElseThrow();
    }
}
