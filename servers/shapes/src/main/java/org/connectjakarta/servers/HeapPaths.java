package org.connectjakarta.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.netbeans.lib.profiler.heap.GCRoot;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.HeapFactory;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;
import org.netbeans.lib.profiler.heap.JavaFrameGCRoot;
import org.netbeans.lib.profiler.heap.ObjectFieldValue;

/** Why something in a heap is still there. */
final class HeapPaths {
    private static final int MAX_STEPS = 60;

    private HeapPaths() {}

    /** The shortest way from the loader of each class of a name to a root; a line for each step. */
    static String ofLoaders(Path dump, String className) throws IOException {
        Heap heap = HeapFactory.createHeap(dump.toFile());
        StringBuilder text = new StringBuilder();
        for (Object each : heap.getJavaClassesByRegExp(Pattern.quote(className))) {
            JavaClass type = (JavaClass) each;
            if (type.getInstancesCount() > 0) {
                describe(heap, type.getClassLoader(), text);
            }
        }
        return text.toString();
    }

    private static void describe(Heap heap, Instance loader, StringBuilder text) {
        text.append("a class loader:\n");
        Instance at = loader;
        for (int step = 0; step < MAX_STEPS; step++) {
            Instance holder = at.getNearestGCRootPointer();
            if (holder == null || holder.getInstanceId() == at.getInstanceId()) {
                text.append("  ").append(root(heap, at)).append('\n');
                return;
            }
            text.append("  ")
                    .append(holder.getJavaClass().getName())
                    .append(field(holder, at))
                    .append('\n');
            at = holder;
        }
    }

    private static String field(Instance holder, Instance held) {
        for (Object each : holder.getFieldValues()) {
            if (each instanceof ObjectFieldValue value
                    && value.getInstance() != null
                    && value.getInstance().getInstanceId() == held.getInstanceId()) {
                return "." + value.getField().getName();
            }
        }
        return "";
    }

    private static String root(Heap heap, Instance at) {
        GCRoot root = heap.getGCRoot(at);
        if (root instanceof JavaFrameGCRoot frame) {
            StackTraceElement[] stack = frame.getThreadGCRoot().getStackTrace();
            return "a variable of " + stack[frame.getFrameNumber()];
        }
        return root == null ? "no root" : root.getKind();
    }
}
