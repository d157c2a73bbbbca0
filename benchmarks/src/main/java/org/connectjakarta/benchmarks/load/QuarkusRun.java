package org.connectjakarta.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.connectjakarta.benchmarks.grpc.GrpcJavaServer;
import org.connectjakarta.benchmarks.grpc.VertxGrpcServer;

/**
 * Loads a packaged Quarkus application that has services, and beside them bare routes and resources; other servers of gRPC; and
 * connect-go. Measured as the embedded server is.
 */
public final class QuarkusRun {
    private static final Options DEFAULTS =
            new Options(5, Duration.ofSeconds(8), Duration.ofSeconds(30), 2);

    private static final Duration QUICK = Duration.ofSeconds(1);
    private static final List<Cell.Peer> BARE = List.of(Cell.Peer.REST, Cell.Peer.BARE_ROUTE);

    private static final String REST = "/connectjakarta.benchmarks.v1.RestService";
    private static final String ROUTE = "/connectjakarta.benchmarks.v1.BareRoute";

    private final String connectGo;
    private final Options options;
    private final LoadTool tool;
    private final List<ServerProcess> servers = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();

    private QuarkusRun(String connectGo, Options options) throws IOException {
        this.connectGo = connectGo;
        this.options = options;
        this.tool = new LoadTool(Path.of(".work"));
    }

    /**
     * @param arguments the program that is connect-go's server, or "-" if there is none; then what {@link Options#with} knows
     */
    public static void main(String[] arguments) throws Exception {
        List<String> all = List.of(arguments);
        new QuarkusRun(all.get(0), DEFAULTS.with(all.subList(1, all.size()), QUICK)).run();
        System.exit(0);
    }

    private void run() throws Exception {
        List<Sample<Cell>> samples;
        try {
            start();
            for (Cell cell : cells) {
                cell.check();
            }
            System.err.println("every answer is right; warming up");
            for (Cell cell : cells) {
                cell.load(cell.peer() == Cell.Peer.CONNECT_GO ? QUICK : options.warmup());
            }
            samples = new Rounds<>(options, cells).run();
        } finally {
            servers.forEach(ServerProcess::close);
        }
        String report = new Report(options, QuarkusGoals::verdicts, BARE, samples).markdown();
        Files.writeString(Path.of(".work", "quarkus-results.md"), report);
        System.out.println(report);
    }

    /** The servers that have a cell to be measured, and the cells, workload by workload. */
    private void start() throws Exception {
        add(Cell.Peer.CONNECT_JAKARTA, "quarkus", application("quarkus"));
        add(Cell.Peer.QUARKUS_GRPC, "quarkus-grpc", application("peers/quarkus-grpc"));
        add(Cell.Peer.GRPC_JAVA, "grpc-java", main(GrpcJavaServer.class));
        add(Cell.Peer.VERTX_GRPC, "vertx-grpc", main(VertxGrpcServer.class));
        if (!connectGo.equals("-")) {
            add(
                    Cell.Peer.CONNECT_GO,
                    "connect-go",
                    port -> List.of(connectGo, "127.0.0.1:" + port));
        }
        cells.sort((a, b) -> Integer.compare(order(a), order(b)));
    }

    private static int order(Cell cell) {
        return Workload.LOOP_OR_THREADS.indexOf(cell.workload());
    }

    private void add(Cell.Peer peer, String name, ServerProcess.Command command) throws Exception {
        List<Target> targets =
                Workload.LOOP_OR_THREADS.stream()
                        .flatMap(workload -> Target.of(workload, peer).stream())
                        .filter(target -> options.chooses(target.label()))
                        .toList();
        if (targets.isEmpty()) {
            return;
        }
        ServerProcess server = ServerProcess.start(name, command);
        servers.add(server);
        for (Target target : targets) {
            cells.add(new Cell(target.workload, target.peer, server, target.path, tool));
        }
    }

    private static ServerProcess.Command application(String directory) {
        return port ->
                List.of(
                        java(),
                        "-Xmx1g",
                        "-Dquarkus.http.port=" + port,
                        "-jar",
                        directory + "/target/quarkus-app/quarkus-run.jar");
    }

    private static ServerProcess.Command main(Class<?> program) {
        return port ->
                List.of(
                        java(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        Integer.toString(port));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Who can answer a workload, and where. */
    private record Target(Workload workload, Cell.Peer peer, String path) {
        static List<Target> of(Workload workload, Cell.Peer peer) {
            Target service = new Target(workload, peer, workload.procedure());
            return switch (peer) {
                case CONNECT_JAKARTA -> {
                    List<Target> targets = new ArrayList<>(List.of(service));
                    if (workload.baseline()) {
                        targets.addAll(bare(workload));
                    }
                    yield targets;
                }
                case CONNECT_GO -> workload.isBlocking() ? List.of() : List.of(service);
                case QUARKUS_GRPC -> workload.isGrpc() ? List.of(service) : List.of();
                default ->
                        workload.isGrpc() && !workload.isBlocking() ? List.of(service) : List.of();
            };
        }

        private static List<Target> bare(Workload workload) {
            if (workload.isBlocking()) {
                return List.of(new Target(workload, Cell.Peer.REST, REST + "/blocking"));
            }
            return List.of(
                    new Target(
                            workload,
                            Cell.Peer.REST,
                            workload.isJson() ? REST + "/json" : REST + "/proto"),
                    new Target(workload, Cell.Peer.REST_BYTES, REST + "/bytes"),
                    new Target(workload, Cell.Peer.BARE_ROUTE, ROUTE + "/Echo"));
        }

        String label() {
            return workload.name() + ", " + peer.label;
        }
    }
}
