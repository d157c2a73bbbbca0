package org.connectjakarta.quarkus.deployment;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/**
 * How annotations and signatures choose the thread of a method, by the rules of Quarkus REST: what is nearer to the method wins, a
 * transaction waits unless it is said that the method does not, and without annotations the signature decides.
 */
final class ExecutionRules {
    private static final int NOWHERE = Integer.MAX_VALUE;
    private static final DotName TRANSACTIONAL =
            DotName.createSimple("jakarta.transaction.Transactional");
    private static final Set<DotName> ASYNCHRONOUS =
            Set.of(
                    DotName.createSimple("java.util.concurrent.CompletionStage"),
                    DotName.createSimple("java.util.concurrent.Flow$Publisher"),
                    DotName.createSimple("io.smallrye.mutiny.Uni"),
                    DotName.createSimple("io.smallrye.mutiny.Multi"));

    private final IndexView index;
    private final boolean transactionsWait;

    /**
     * @param transactionsWait whether transactions are those of JTA, which cannot begin on an event loop
     */
    ExecutionRules(IndexView index, boolean transactionsWait) {
        this.index = index;
        this.transactionsWait = transactionsWait;
    }

    /**
     * How a method of an interface is to be called on a class that implements it.
     *
     * @throws IllegalStateException if the annotations do not fit each other or the signature
     */
    ExecutionModel of(MethodInfo declared, ClassInfo implementation) {
        String name = implementation.name() + "." + declared.name();
        List<ClassInfo> classes = Superclasses.from(implementation, index);
        boolean asynchronous = ASYNCHRONOUS.contains(declared.returnType().name());
        boolean transactional = distance(TRANSACTIONAL, declared, classes) != NOWHERE;
        int loop = distance(ExecutionModel.EVENT_LOOP.annotation(), declared, classes);
        int worker = distance(ExecutionModel.WORKER.annotation(), declared, classes);
        int virtual = distance(ExecutionModel.VIRTUAL_THREAD.annotation(), declared, classes);
        int other = Math.min(worker, virtual);
        if (loop < other) {
            checkLoop(name, asynchronous, transactional);
            return ExecutionModel.EVENT_LOOP;
        }
        if (loop == other && loop != NOWHERE) {
            throw wrong(
                    name,
                    "has @NonBlocking and @%s in the same place"
                            .formatted(worker == other ? "Blocking" : "RunOnVirtualThread"),
                    "Keep one of them");
        }
        if (virtual < loop) {
            if (asynchronous && !transactional && worker >= loop) {
                throw wrong(
                        name,
                        "has @RunOnVirtualThread, but by its signature it does not wait and would be called on an event loop",
                        "Implement the blocking interface of the service, add @Blocking, or remove @RunOnVirtualThread");
            }
            return ExecutionModel.VIRTUAL_THREAD;
        }
        return asynchronous && !transactional && worker == NOWHERE
                ? ExecutionModel.EVENT_LOOP
                : ExecutionModel.WORKER;
    }

    private void checkLoop(String name, boolean asynchronous, boolean transactional) {
        if (!asynchronous) {
            throw wrong(
                    name,
                    "has @NonBlocking, but its signature waits for its messages",
                    "Implement the asynchronous interface of the service, or remove @NonBlocking");
        }
        if (transactional && transactionsWait) {
            throw wrong(
                    name,
                    "has @NonBlocking and @Transactional, but a transaction of JTA cannot begin on an event loop",
                    "Remove one of them");
        }
    }

    private static IllegalStateException wrong(String name, String what, String cure) {
        return new IllegalStateException(
                "%s %s. %s. An annotation may be at the method or its class"
                        .formatted(name, what, cure));
    }

    /** How far from the method the annotation is: at methods first, then at classes, each from the class upwards. */
    private static int distance(DotName annotation, MethodInfo declared, List<ClassInfo> classes) {
        int atMethod =
                first(
                        classes,
                        each -> {
                            MethodInfo own =
                                    each.method(declared.name(), declared.parameterTypes());
                            return own != null && own.hasDeclaredAnnotation(annotation);
                        });
        if (atMethod < classes.size()) {
            return atMethod;
        }
        int atClass = first(classes, each -> each.hasDeclaredAnnotation(annotation));
        return atClass < classes.size() ? classes.size() + atClass : NOWHERE;
    }

    private static int first(List<ClassInfo> classes, Predicate<ClassInfo> condition) {
        int position = 0;
        while (position < classes.size() && !condition.test(classes.get(position))) {
            position++;
        }
        return position;
    }

    /** Whether a method of a class is called for a service, so that the annotations have a meaning there. */
    boolean isCalled(MethodInfo method, ServiceClassBuildItem service) {
        return service.type().method(method.name(), method.parameterTypes()) != null
                && Superclasses.from(service.implementation(), index).stream()
                        .anyMatch(each -> each.name().equals(method.declaringClass().name()));
    }
}
