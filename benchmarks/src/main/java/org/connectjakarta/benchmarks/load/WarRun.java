package org.connectjakarta.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Loads an application server that has a WAR with each door, and in the same WAR a bare resource and a bare servlet; measured as the
 * embedded server is. Then compares the memory of servers with and without the project.
 */
public final class WarRun {
    private static final Options DEFAULTS =
            new Options(5, Duration.ofSeconds(8), Duration.ofSeconds(30), 2);

    /** Longer than for the embedded server: these have not answered much in their first second. */
    private static final Duration QUICK = Duration.ofSeconds(2);

    private final AppServer kind;
    private final Options options;
    private final LoadTool tool;

    private WarRun(AppServer kind, Options options) throws IOException {
        this.kind = kind;
        this.options = options;
        this.tool = new LoadTool(Path.of(".work"));
    }

    /**
     * @param arguments the server; then what {@link Options#with} knows
     */
    public static void main(String[] arguments) throws Exception {
        List<String> all = List.of(arguments);
        AppServer kind = AppServer.valueOf(all.get(0).toUpperCase(Locale.ROOT));
        new WarRun(kind, DEFAULTS.with(all.subList(1, all.size()), QUICK)).run();
        System.exit(0);
    }

    private void run() throws Exception {
        String report = new Report(options, Goals::war, Cell.Peer.BARE_SERVLETS, load()).markdown();
        System.out.println(report);
        String memory = new WarMemory(kind, options, tool).markdown();
        System.out.println(memory);
        Files.writeString(Path.of(".work", kind.key() + "-results.md"), report + "\n" + memory);
    }

    private List<Sample<Cell>> load() throws Exception {
        try (ServerProcess server = kind.start(List.of(WarFile.JAXRS_DOOR, WarFile.SERVLET_DOOR))) {
            List<Cell> cells = options.chosen(cells(server));
            for (Cell cell : cells) {
                cell.check();
            }
            System.err.println("every answer is right; warming up");
            for (Cell cell : cells) {
                cell.load(options.warmup());
            }
            return new Rounds<>(options, cells).run();
        }
    }

    private List<Cell> cells(ServerProcess server) {
        List<Cell> cells = new ArrayList<>();
        for (Workload workload : Workload.ALL) {
            if (workload.isStream()) {
                continue;
            }
            String jaxrs = WarFile.JAXRS_DOOR.root();
            String servlet = WarFile.SERVLET_DOOR.root();
            String path = workload.procedure();
            cells.add(new Cell(workload, Cell.Peer.CONNECT_JAKARTA, server, jaxrs + path, tool));
            cells.add(new Cell(workload, Cell.Peer.SERVLET_DOOR, server, servlet + path, tool));
            if (workload.baseline()) {
                cells.add(new Cell(workload, Cell.Peer.JAXRS, server, jaxrs + "/jaxrs/echo", tool));
                cells.add(
                        new Cell(
                                workload,
                                Cell.Peer.SERVLET,
                                server,
                                servlet + "/servlet/echo",
                                tool));
            }
        }
        return cells;
    }
}
