package org.connectjakarta.quarkus.test;

import io.vertx.core.Context;
import org.connectjakarta.quarkus.test.v1.Text;

/** Tells the kinds of threads. */
final class Threads {
    static final String LOOP = "event loop";
    static final String WORKER = "worker";
    static final String VIRTUAL = "virtual";

    /** What a virtual thread is where there are none. */
    static final String VIRTUAL_OR_WORKER = Runtime.version().feature() >= 21 ? VIRTUAL : WORKER;

    private Threads() {}

    /** The kind of this thread. */
    static String kind() {
        String name = Thread.currentThread().getName();
        if (Context.isOnEventLoopThread()) {
            return LOOP;
        }
        if (name.startsWith("quarkus-virtual-thread-")) {
            return VIRTUAL;
        }
        return name.startsWith("executor-thread-") ? WORKER : name;
    }

    /** The kind of this thread, as a message. */
    static Text text() {
        return Texts.text(kind());
    }
}
