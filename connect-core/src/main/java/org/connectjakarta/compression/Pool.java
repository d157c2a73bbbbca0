package org.connectjakarta.compression;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps a few objects that are expensive to make, for the next use. One for which there is no room is ended at once. Thread-safe.
 *
 * <p>Not a ThreadLocal: worker threads outlive a deployment, and virtual threads would each make their own.
 */
final class Pool<T> {
    private static final int CAPACITY = 4 * Runtime.getRuntime().availableProcessors();

    private final ArrayBlockingQueue<T> idle = new ArrayBlockingQueue<>(CAPACITY);
    private final Supplier<T> maker;
    private final Consumer<T> reset;
    private final Consumer<T> end;

    Pool(Supplier<T> maker, Consumer<T> reset, Consumer<T> end) {
        this.maker = maker;
        this.reset = reset;
        this.end = end;
    }

    T take() {
        T pooled = idle.poll();
        return pooled == null ? maker.get() : pooled;
    }

    /** Takes back what {@link #take()} gave, once. */
    void giveBack(T used) {
        reset.accept(used);
        if (!idle.offer(used)) {
            end.accept(used);
        }
    }
}
