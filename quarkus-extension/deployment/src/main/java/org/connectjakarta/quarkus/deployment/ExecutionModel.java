package org.connectjakarta.quarkus.deployment;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/** The thread that a method of a service is called on, by the rules of Quarkus REST. */
enum ExecutionModel {
    /** An event loop: for methods that do not wait. */
    EVENT_LOOP(NonBlocking.class),
    /** A worker thread. */
    WORKER(Blocking.class),
    /** A virtual thread, where the JVM has them; else a worker thread. */
    VIRTUAL_THREAD(RunOnVirtualThread.class);

    private static final DotName TRANSACTIONAL =
            DotName.createSimple("jakarta.transaction.Transactional");
    private static final Set<DotName> ASYNCHRONOUS =
            Set.of(
                    DotName.createSimple("java.util.concurrent.CompletionStage"),
                    DotName.createSimple("java.util.concurrent.Flow$Publisher"),
                    DotName.createSimple("io.smallrye.mutiny.Uni"),
                    DotName.createSimple("io.smallrye.mutiny.Multi"));

    private final DotName annotation;

    ExecutionModel(Class<?> annotation) {
        this.annotation = DotName.createSimple(annotation);
    }

    /** The annotation that asks for it. */
    DotName annotation() {
        return annotation;
    }

    /**
     * How a method of the interface is to be called on the class.
     *
     * @throws IllegalStateException if the annotations do not fit each other or the signature
     */
    static ExecutionModel of(MethodInfo declared, ClassInfo implementation, IndexView index) {
        boolean asynchronous = ASYNCHRONOUS.contains(declared.returnType().name());
        List<ClassInfo> classes = hierarchy(implementation, index);
        ExecutionModel asked = null;
        boolean transactional = false;
        for (ClassInfo each : classes) {
            MethodInfo method = each.method(declared.name(), declared.parameterTypes());
            if (asked == null && method != null) {
                asked = asked(method);
            }
            transactional |= method != null && method.hasDeclaredAnnotation(TRANSACTIONAL);
        }
        for (ClassInfo each : classes) {
            asked = asked == null ? asked(each) : asked;
            transactional |= each.hasDeclaredAnnotation(TRANSACTIONAL);
        }
        if (asked == EVENT_LOOP && !asynchronous) {
            throw new IllegalStateException(
                    "%s.%s is @NonBlocking, but its signature waits for its messages. Implement the asynchronous interface of the service, or remove @NonBlocking"
                            .formatted(implementation.name(), declared.name()));
        }
        if (asked != null) {
            return asked;
        }
        return asynchronous && !transactional ? EVENT_LOOP : WORKER;
    }

    private static List<ClassInfo> hierarchy(ClassInfo implementation, IndexView index) {
        List<ClassInfo> classes = new ArrayList<>();
        for (ClassInfo each = implementation;
                each != null;
                each = each.superName() == null ? null : index.getClassByName(each.superName())) {
            classes.add(each);
        }
        return classes;
    }

    private static @Nullable ExecutionModel asked(MethodInfo method) {
        List<ExecutionModel> asked = new ArrayList<>();
        for (ExecutionModel model : values()) {
            if (method.hasDeclaredAnnotation(model.annotation)) {
                asked.add(model);
            }
        }
        return one(asked, method.declaringClass().name() + "." + method.name());
    }

    private static @Nullable ExecutionModel asked(ClassInfo type) {
        List<ExecutionModel> asked = new ArrayList<>();
        for (ExecutionModel model : values()) {
            if (type.hasDeclaredAnnotation(model.annotation)) {
                asked.add(model);
            }
        }
        return one(asked, type.name().toString());
    }

    private static @Nullable ExecutionModel one(List<ExecutionModel> asked, String where) {
        // Quarkus takes @Blocking beside @RunOnVirtualThread for the same wish.
        if (asked.contains(EVENT_LOOP) && asked.size() > 1) {
            throw new IllegalStateException(
                    where + " has annotations for an event loop and for another thread. Keep one");
        }
        return asked.isEmpty() ? null : asked.get(asked.size() - 1);
    }
}
