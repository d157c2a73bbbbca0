package org.connectjakarta.benchmarks.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Shows where the embedded server's time goes, for each workload: kernel, JVM, and the layers of Java code by Flight Recorder. */
public final class Profile {
    private static final Duration WARMUP = Duration.ofSeconds(10);
    private static final int MAX_WARMUPS = 12;

    private Profile() {}

    /**
     * @param arguments the seconds of each recording, by default 20
     */
    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length == 0 ? 20 : Integer.parseInt(arguments[0]);
        LoadTool tool = new LoadTool(Path.of(".work"));
        try (ServerProcess server =
                ServerProcess.start(
                        "profile",
                        ServerProcess.java(
                                "-Xmx1g",
                                "-XX:+UnlockDiagnosticVMOptions",
                                "-XX:+DebugNonSafepoints"))) {
            for (Workload workload : Workload.ALL) {
                profile(cell(workload, workload.procedure(), server, tool), seconds);
                if (workload.baseline()) {
                    profile(cell(workload, "/jaxrs/echo", server, tool), seconds);
                }
            }
        }
        System.exit(0);
    }

    private static Cell cell(Workload workload, String path, ServerProcess server, LoadTool tool) {
        Cell.Peer peer =
                path.equals(workload.procedure()) ? Cell.Peer.CONNECT_JAKARTA : Cell.Peer.JAXRS;
        return new Cell(workload, peer, server, path, tool);
    }

    private static void profile(Cell cell, int seconds) throws Exception {
        cell.check();
        warmUp(cell);
        Path recording = Path.of(".work", "profile.jfr").toAbsolutePath();
        long pid = cell.server().pid();
        Jcmd.run(pid, "JFR.start", "name=p", "settings=profile");
        Map<ThreadTimes.Kind, Long> before = ThreadTimes.of(pid);
        long messages = cell.load(Duration.ofSeconds(seconds));
        Map<ThreadTimes.Kind, Long> after = ThreadTimes.of(pid);
        Jcmd.run(pid, "JFR.stop", "name=p", "filename=" + recording);

        System.out.printf("%n## %s%n%n", cell.label());
        Layers layers = Layers.of(recording);
        double user = 0;
        for (ThreadTimes.Kind kind : ThreadTimes.Kind.values()) {
            double micros = (double) (after.get(kind) - before.get(kind)) / messages;
            if (kind == ThreadTimes.Kind.JAVA) {
                user = micros;
            } else {
                print(kind.label, micros);
            }
        }
        for (Map.Entry<String, Double> layer : layers.shares()) {
            print(layer.getKey(), user * layer.getValue());
        }
        System.out.printf("%nTop frames, of the samples in Java:%n%n");
        layers.topFrames(12).forEach(System.out::println);
    }

    /** Until the compilers have little left to do: on one processor they compete with what they compile. */
    private static void warmUp(Cell cell) throws Exception {
        long pid = cell.server().pid();
        for (int i = 0; i < MAX_WARMUPS; i++) {
            Map<ThreadTimes.Kind, Long> before = ThreadTimes.of(pid);
            cell.load(WARMUP);
            Map<ThreadTimes.Kind, Long> after = ThreadTimes.of(pid);
            long compilers =
                    after.get(ThreadTimes.Kind.COMPILER) - before.get(ThreadTimes.Kind.COMPILER);
            long java = after.get(ThreadTimes.Kind.JAVA) - before.get(ThreadTimes.Kind.JAVA);
            if (compilers < java / 50) {
                return;
            }
        }
    }

    private static void print(String layer, double micros) {
        System.out.printf(Locale.ROOT, "| %-40s | %7.3f us |%n", layer, micros);
    }
}
