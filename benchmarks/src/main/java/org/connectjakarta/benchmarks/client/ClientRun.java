package org.connectjakarta.benchmarks.client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.connectjakarta.benchmarks.load.Options;
import org.connectjakarta.benchmarks.load.Rounds;
import org.connectjakarta.benchmarks.load.Sample;
import org.connectjakarta.benchmarks.load.ServerProcess;

/**
 * Measures clients in turns against one server: this project's, grpc-java's, connect-kotlin's and the bare one of Vert.x. Each has a JVM
 * of its own, as in an application: in a shared one the compiler would see them all call the same Netty classes, and what is fast would
 * depend on who came first.
 */
public final class ClientRun {
    private static final Options DEFAULTS =
            new Options(5, Duration.ofSeconds(5), Duration.ofSeconds(45), 2);
    private static final Duration QUICK = Duration.ofMillis(50);
    private static final List<Integer> IN_FLIGHT = List.of(1, 64);

    private ClientRun() {}

    /**
     * @param arguments what {@link Options#with} knows
     */
    public static void main(String[] arguments) throws Exception {
        Options options = DEFAULTS.with(List.of(arguments), QUICK);
        List<Sample<ClientCell>> samples;
        try (ServerProcess server = EchoPeer.start()) {
            List<ClientCell> cells = cells(server, options);
            for (ClientCell cell : cells) {
                cell.check();
            }
            System.err.println("every answer is right; warming up");
            for (ClientCell cell : cells) {
                cell.load(options.warmup());
            }
            samples = new Rounds<>(options, cells).run();
        }
        String report = new ClientReport(options, samples).markdown();
        Files.writeString(Path.of(".work", "client-results.md"), report);
        System.out.println(report);
        System.exit(0);
    }

    /** Those of one table beside each other; a client has one process for all of its cells. */
    private static List<ClientCell> cells(ServerProcess server, Options options) throws Exception {
        List<ClientCell> cells = new ArrayList<>();
        for (Wire wire : Wire.values()) {
            Map<Peer, ClientProcess> clients = new LinkedHashMap<>();
            for (int inFlight : IN_FLIGHT) {
                for (Peer peer : Peer.values()) {
                    if (peer.speaks(wire)
                            && options.chooses(ClientCell.label(wire, inFlight, peer))) {
                        if (!clients.containsKey(peer)) {
                            clients.put(peer, new ClientProcess(peer, wire, server.port()));
                        }
                        cells.add(new ClientCell(wire, inFlight, peer, clients.get(peer), server));
                    }
                }
            }
        }
        return cells;
    }
}
