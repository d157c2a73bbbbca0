package org.connectjakarta.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.connectjakarta.benchmarks.wire.Answer;
import org.connectjakarta.benchmarks.wire.WireClient;

/**
 * Loads the embedded server, what it is built on, and connect-go, in turn: each round has every workload, each workload every peer, so
 * that what disturbs the machine for a while disturbs all alike.
 */
public final class LoadRun {
    private static final Options DEFAULTS =
            new Options(5, Duration.ofSeconds(8), Duration.ofSeconds(30), 2);

    private static final Duration QUICK = Duration.ofSeconds(1);

    private final String connectGo;
    private final Options options;
    private final LoadTool tool;

    private LoadRun(String connectGo, Options options) throws IOException {
        this.connectGo = connectGo;
        this.options = options;
        this.tool = new LoadTool(Path.of(".work"));
    }

    /**
     * @param arguments the program that is connect-go's server, or "-" if there is none; then what {@link Options#with} knows
     */
    public static void main(String[] arguments) throws Exception {
        List<String> all = List.of(arguments);
        new LoadRun(all.get(0), DEFAULTS.with(all.subList(1, all.size()), QUICK)).run();
        System.exit(0);
    }

    private void run() throws Exception {
        List<Sample<Cell>> samples;
        try (ServerProcess embedded =
                        ServerProcess.start("embedded", ServerProcess.java("-Xmx1g"));
                ServerProcess go = connectGo()) {
            addServlet(embedded);
            List<Cell> cells = options.chosen(cells(embedded, go));
            for (Cell cell : cells) {
                cell.check();
            }
            System.err.println("every answer is right; warming up");
            for (Cell cell : cells) {
                cell.load(cell.peer() == Cell.Peer.CONNECT_GO ? QUICK : options.warmup());
            }
            samples = new Rounds<>(options, cells).run();
        }
        String report =
                new Report(options, Goals::embedded, Cell.Peer.BARE_SERVLETS, samples).markdown();
        Files.writeString(Path.of(".work", "results.md"), report);
        System.out.println(report);
    }

    private ServerProcess connectGo() throws Exception {
        return connectGo.equals("-")
                ? null
                : ServerProcess.start(
                        "connect-go", port -> List.of(connectGo, "127.0.0.1:" + port));
    }

    private static void addServlet(ServerProcess embedded) throws Exception {
        try (WireClient client = WireClient.of(embedded.port(), false)) {
            Answer answer = client.post("/jaxrs/servlet", Map.of(), new byte[0]);
            if (answer.status() != 204) {
                throw new IllegalStateException("the bare servlet was not added: " + answer);
            }
        }
    }

    private List<Cell> cells(ServerProcess embedded, ServerProcess go) {
        List<Cell> cells = new ArrayList<>();
        for (Workload workload : Workload.ALL) {
            String path = workload.procedure();
            cells.add(new Cell(workload, Cell.Peer.CONNECT_JAKARTA, embedded, path, tool));
            if (workload.baseline()) {
                cells.add(new Cell(workload, Cell.Peer.JAXRS, embedded, "/jaxrs/echo", tool));
                cells.add(new Cell(workload, Cell.Peer.SERVLET, embedded, "/servlet/echo", tool));
            }
            if (go != null) {
                cells.add(new Cell(workload, Cell.Peer.CONNECT_GO, go, path, tool));
            }
        }
        return cells;
    }
}
