package org.connectjakarta.servers.house;

/** There is one object of this class for each class loader that has the application and is alive. */
final class Trace {
    @SuppressWarnings("unused") // counted in the heap
    static final Trace ONE = new Trace();

    private Trace() {}

    /** Leaves the trace. */
    static void leave() {
        // The class is initialised now.
    }
}
