package org.connectjakarta.benchmarks.load;

import java.util.Locale;

/** What is asked of servers. */
@FunctionalInterface
interface Goals {

    /** Which goals a workload has, and whether they were reached: a line for each. */
    String verdicts(Workload workload, Figures figures);

    /** Those of the embedded server. */
    static String embedded(Workload workload, Figures figures) {
        if (workload.isStream()) {
            double rate = figures.messagesPerSecond(workload, Cell.Peer.CONNECT_JAKARTA);
            return line(workload, rate >= 300_000, "%,.0f messages/s, goal 300,000", rate);
        }
        String text =
                ratio(
                        workload,
                        figures,
                        Cell.Peer.CONNECT_JAKARTA,
                        Cell.Peer.JAXRS,
                        workload.isJson() ? 1.6 : 1.3);
        double ours = figures.micros(workload, Cell.Peer.CONNECT_JAKARTA);
        double go = figures.micros(workload, Cell.Peer.CONNECT_GO);
        return workload.http2() && !Double.isNaN(go)
                ? text + line(workload, ours < go, "%.1f us, connect-go %.1f us", ours, go)
                : text;
    }

    /** Those of a WAR on an application server; of gRPC, which no bare one speaks, nothing is asked. */
    static String war(Workload workload, Figures figures) {
        if (!workload.baseline()) {
            return "";
        }
        return ratio(
                        workload,
                        figures,
                        Cell.Peer.CONNECT_JAKARTA,
                        Cell.Peer.JAXRS,
                        workload.isJson() ? 1.3 : 1.1)
                + ratio(workload, figures, Cell.Peer.SERVLET_DOOR, Cell.Peer.SERVLET, 1.15);
    }

    /** How one server's processor time compares with another's; nothing if one of them was not measured. */
    static String ratio(
            Workload workload, Figures figures, Cell.Peer ours, Cell.Peer other, double allowed) {
        double ratio = figures.times(workload, ours, other);
        if (Double.isNaN(ratio)) {
            return "";
        }
        return line(
                workload,
                ratio <= allowed,
                "%s %.2f x %s, goal %.2f",
                ours.label,
                ratio,
                other.label,
                allowed);
    }

    /** A line of the report. */
    static String line(Workload workload, boolean reached, String how, Object... arguments) {
        return String.format(
                Locale.ROOT,
                "- %s: %s: %s%n",
                workload.name(),
                String.format(Locale.ROOT, how, arguments),
                reached ? "reached" : "MISSED");
    }
}
