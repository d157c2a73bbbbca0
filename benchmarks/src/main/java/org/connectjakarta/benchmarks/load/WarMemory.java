package org.connectjakarta.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an application server holds after its start and after calls, with the project and without. */
final class WarMemory {
    private static final int STARTS = 3;
    private static final int CALLS = 100_000;
    private static final int QUICK_CALLS = 1_000;
    private static final Pattern RSS = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern LIVE = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private final AppServer kind;
    private final LoadTool tool;
    private final int starts;
    private final int calls;

    WarMemory(AppServer kind, Options options, LoadTool tool) {
        this.kind = kind;
        this.tool = tool;
        this.starts = options.isJudged() ? STARTS : 1;
        this.calls = options.isJudged() ? CALLS : QUICK_CALLS;
    }

    /** With and without in turns; a line for each. */
    String markdown() throws Exception {
        List<double[]> with = new ArrayList<>();
        List<double[]> without = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            without.add(measure(WarFile.BARE, Cell.Peer.JAXRS, "/jaxrs/echo"));
            with.add(measure(WarFile.JAXRS_DOOR, Cell.Peer.CONNECT_JAKARTA, json().procedure()));
        }
        return String.format(
                        Locale.ROOT,
                        "| MiB, medians of %d starts (min - max) | RSS after start | live heap | RSS after %,d calls | live heap |%n"
                                + "| --- | ---: | ---: | ---: | ---: |%n",
                        starts,
                        calls)
                + row("bare JAX-RS and servlet alone", without)
                + row("with this project", with);
    }

    private static Workload json() {
        return Workload.ALL.get(0);
    }

    /** The columns of the table, in MiB. */
    private double[] measure(WarFile war, Cell.Peer peer, String path) throws Exception {
        try (ServerProcess server = kind.start(List.of(war))) {
            Cell cell = new Cell(json(), peer, server, path, tool);
            cell.check();
            double[] columns = new double[4];
            columns[0] = resident(server.pid());
            columns[1] = live(server.pid());
            tool.make(cell, calls);
            columns[2] = resident(server.pid());
            columns[3] = live(server.pid());
            System.err.printf("%s: %s%n", cell.label(), Arrays.toString(columns));
            return columns;
        }
    }

    private static double resident(long pid) throws IOException {
        return number(RSS, Files.readString(Path.of("/proc", Long.toString(pid), "status"))) / 1024;
    }

    /** Objects that can be reached. Twice: what a first collection finds dead may hold on to others until it has been seen to. */
    private static double live(long pid) throws IOException, InterruptedException {
        Jcmd.run(pid, "GC.run");
        return number(LIVE, Jcmd.run(pid, "GC.class_histogram")) / 1_048_576;
    }

    private static double number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(pattern + " is not in " + text);
        }
        return Double.parseDouble(matcher.group(1));
    }

    private static String row(String label, List<double[]> measured) {
        StringBuilder row = new StringBuilder("| ").append(label);
        for (int column = 0; column < measured.get(0).length; column++) {
            int index = column;
            double[] values = measured.stream().mapToDouble(m -> m[index]).sorted().toArray();
            row.append(
                    String.format(
                            Locale.ROOT,
                            " | %.1f (%.1f - %.1f)",
                            values[values.length / 2],
                            values[0],
                            values[values.length - 1]));
        }
        return row.append(" |\n").toString();
    }
}
