package org.connectjakarta.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.connectjakarta.benchmarks.wire.Answer;
import org.connectjakarta.benchmarks.wire.WireClient;

/**
 * Loads the embedded server, what it is built on, and connect-go, in turn: each round has every workload, each workload every peer, so
 * that what disturbs the machine for a while disturbs all alike.
 */
public final class LoadRun {
    private final Options options;
    private final LoadTool tool;
    private final List<Sample> samples = new ArrayList<>();

    private LoadRun(Options options) throws IOException {
        this.options = options;
        this.tool = new LoadTool(Path.of(".work"));
    }

    /**
     * @param arguments the program that is connect-go's server, or "-" if there is none; then {@code --quick}, {@code --rounds N} or
     *     {@code --seconds N}
     */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.of(arguments);
        new LoadRun(options).run();
        System.exit(0);
    }

    private void run() throws Exception {
        try (ServerProcess embedded =
                        ServerProcess.start("embedded", ServerProcess.java("-Xmx1g"));
                ServerProcess go = connectGo()) {
            addServlet(embedded);
            List<Cell> cells = cells(embedded, go);
            for (Cell cell : cells) {
                cell.check();
            }
            say("every answer is right; warming up");
            for (Cell cell : cells) {
                tool.calls(cell, cell.peer() == Cell.Peer.CONNECT_GO ? 1 : options.warmupSeconds());
            }
            for (int round = 0; round <= options.rounds(); round++) {
                for (Cell cell : cells) {
                    measure(cell, round);
                }
            }
        }
        String report = new Report(options, samples).markdown();
        Files.writeString(Path.of(".work", "results.md"), report);
        System.out.println(report);
    }

    private void measure(Cell cell, int round) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Cpu start = Cpu.now(cell.server().pid());
            long calls = tool.calls(cell, options.seconds());
            Cpu used = Cpu.now(cell.server().pid()).since(start);
            Sample sample = new Sample(cell, calls * cell.workload().messages(), used);
            boolean discarded = round == 0;
            say(
                    String.format(
                            Locale.ROOT,
                            "round %d%s: %-45s %9.0f/s %8.2f us, server %3.0f %%, tool %3.0f %%, others %3.0f %%%s",
                            round,
                            discarded ? " (discarded)" : "",
                            cell.label(),
                            sample.messagesPerSecond(),
                            sample.microsPerMessage(),
                            100 * used.serverShare(),
                            100 * used.toolShare(),
                            100 * used.others(),
                            sample.isClean() ? "" : ", disturbed"));
            if (discarded) {
                return;
            }
            samples.add(sample);
            if (sample.isClean() || attempt == options.attempts()) {
                return;
            }
        }
    }

    private ServerProcess connectGo() throws Exception {
        String program = options.connectGo();
        return program.equals("-")
                ? null
                : ServerProcess.start("connect-go", port -> List.of(program, "127.0.0.1:" + port));
    }

    private static void addServlet(ServerProcess embedded) throws Exception {
        try (WireClient client = WireClient.of(embedded.port(), false)) {
            Answer answer = client.post("/jaxrs/servlet", Map.of(), new byte[0]);
            if (answer.status() != 204) {
                throw new IllegalStateException("the bare servlet was not added: " + answer);
            }
        }
    }

    private static List<Cell> cells(ServerProcess embedded, ServerProcess go) {
        List<Cell> cells = new ArrayList<>();
        for (Workload workload : Workload.ALL) {
            cells.add(
                    new Cell(workload, Cell.Peer.CONNECT_JAKARTA, embedded, workload.procedure()));
            if (workload.baseline()) {
                cells.add(new Cell(workload, Cell.Peer.JAXRS, embedded, "/jaxrs/echo"));
                cells.add(new Cell(workload, Cell.Peer.SERVLET, embedded, "/servlet/echo"));
            }
            if (go != null) {
                cells.add(new Cell(workload, Cell.Peer.CONNECT_GO, go, workload.procedure()));
            }
        }
        return cells;
    }

    private static void say(String line) {
        System.err.println(line);
    }
}
