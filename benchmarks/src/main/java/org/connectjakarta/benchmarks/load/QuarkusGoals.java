package org.connectjakarta.benchmarks.load;

/** What is asked of the services of a Quarkus application: how much they may take of what others take in the same run. */
final class QuarkusGoals {
    private QuarkusGoals() {}

    static String verdicts(Workload workload, Figures figures) {
        if (workload.isStream()) {
            return rate(workload, figures);
        }
        if (workload.isGrpc()) {
            return ratio(workload, figures, Cell.Peer.QUARKUS_GRPC, 1)
                    + (workload.isBlocking()
                            ? ""
                            : ratio(workload, figures, Cell.Peer.GRPC_JAVA, 1));
        }
        if (workload.isBlocking()) {
            return ratio(workload, figures, Cell.Peer.REST, 1.1);
        }
        return workload.http2()
                ? ratio(workload, figures, Cell.Peer.BARE_ROUTE, 1.5)
                : ratio(workload, figures, Cell.Peer.REST, workload.isJson() ? 1.3 : 1.25);
    }

    private static String rate(Workload workload, Figures figures) {
        double rate = figures.messagesPerSecond(workload, Cell.Peer.CONNECT_JAKARTA);
        return Double.isNaN(rate)
                ? ""
                : Goals.line(workload, rate >= 500_000, "%,.0f messages/s, at least 500,000", rate)
                        + Goals.line(
                                workload,
                                rate >= 1_000_000,
                                "%,.0f messages/s, goal 1,000,000",
                                rate);
    }

    private static String ratio(
            Workload workload, Figures figures, Cell.Peer other, double allowed) {
        return Goals.ratio(workload, figures, Cell.Peer.CONNECT_JAKARTA, other, allowed);
    }
}
