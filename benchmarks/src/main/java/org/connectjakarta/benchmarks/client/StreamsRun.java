package org.connectjakarta.benchmarks.client;

import java.nio.file.Path;
import java.util.List;
import org.connectjakarta.benchmarks.load.ServerProcess;

/** What idle server streams hold, in each protocol and flavour, each in a process of its own. Fails if one check does. */
public final class StreamsRun {
    private StreamsRun() {}

    /**
     * @param arguments {@code --quick} for a tenth of the streams
     */
    public static void main(String[] arguments) throws Exception {
        int count = List.of(arguments).contains("--quick") ? 1_000 : 10_000;
        boolean passed = true;
        try (ServerProcess server = EchoPeer.start()) {
            for (Wire wire : List.of(Wire.GRPC_H2C, Wire.CONNECT_H2C)) {
                for (String flavour : List.of("async", "blocking")) {
                    passed &= check(server.port(), count, wire, flavour);
                }
            }
        }
        System.exit(passed ? 0 : 1);
    }

    private static boolean check(int port, int count, Wire wire, String flavour) throws Exception {
        return new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                IdleCheck.class.getName(),
                                Integer.toString(port),
                                Integer.toString(count),
                                wire.name(),
                                flavour)
                        .inheritIO()
                        .start()
                        .waitFor()
                == 0;
    }
}
