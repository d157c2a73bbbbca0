package org.connectjakarta.quarkus.deployment;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.jboss.jandex.DotName;

/** The thread that a method of a service is called on. */
enum ExecutionModel {
    /** An event loop: for methods that do not wait. */
    EVENT_LOOP(NonBlocking.class),
    /** A worker thread. */
    WORKER(Blocking.class),
    /** A virtual thread. */
    VIRTUAL_THREAD(RunOnVirtualThread.class);

    private final DotName annotation;

    ExecutionModel(Class<?> annotation) {
        this.annotation = DotName.createSimple(annotation);
    }

    /** The annotation that asks for it. */
    DotName annotation() {
        return annotation;
    }
}
