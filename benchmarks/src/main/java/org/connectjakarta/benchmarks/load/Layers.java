package org.connectjakarta.benchmarks.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/** The samples of a recording by layers of code: what a layer does in the JDK counts as its own. */
final class Layers {
    private static final Map<String, String> LAYERS =
            Map.of(
                    "org.eclipse.jetty.", "Jetty",
                    "org.jboss.resteasy.", "RESTEasy",
                    "org.jboss.weld.", "Weld",
                    "org.connectjakarta.benchmarks.", "the service and the bare resource",
                    "org.connectjakarta.", "Connect for Jakarta EE",
                    "com.google.", "protobuf and its JSON");

    private final Map<String, Integer> layers = new HashMap<>();
    private final Map<String, Integer> frames = new HashMap<>();
    private int samples;

    private Layers() {}

    static Layers of(Path recording) throws IOException {
        Layers layers = new Layers();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample")
                        && event.getStackTrace() != null) {
                    layers.add(event.getStackTrace().getFrames());
                }
            }
        }
        return layers;
    }

    private void add(List<RecordedFrame> stack) {
        samples++;
        layers.merge(
                stack.stream()
                        .map(Layers::layer)
                        .filter(layer -> layer != null)
                        .findFirst()
                        .orElse("JDK alone"),
                1,
                Integer::sum);
        frames.merge(name(stack.get(0).getMethod()), 1, Integer::sum);
    }

    private static String layer(RecordedFrame frame) {
        String type = frame.getMethod().getType().getName();
        return LAYERS.keySet().stream()
                .filter(type::startsWith)
                .max((a, b) -> Integer.compare(a.length(), b.length()))
                .map(LAYERS::get)
                .orElse(null);
    }

    private static String name(RecordedMethod method) {
        return method.getType().getName() + "." + method.getName();
    }

    /** The layers and their share of the samples, the largest first. */
    List<Map.Entry<String, Double>> shares() {
        return layers.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(layer -> Map.entry(layer.getKey(), (double) layer.getValue() / samples))
                .toList();
    }

    /** The methods in which the most samples are. */
    List<String> topFrames(int count) {
        return frames.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(count)
                .map(
                        frame ->
                                String.format(
                                        Locale.ROOT,
                                        "%5.1f %%  %s",
                                        100.0 * frame.getValue() / samples,
                                        frame.getKey()))
                .toList();
    }
}
