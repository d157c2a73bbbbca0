package org.connectjakarta.client;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.connectjakarta.CanceledException;
import org.connectjakarta.ConnectException;
import org.connectjakarta.call.Sink.Acknowledgement;
import org.jspecify.annotations.Nullable;

/** Who waits for a message to be sent, and hears of it once: that more may be sent, or that no more is taken. */
final class Acknowledgements {
    private final Executor executor;
    private final AtomicReference<@Nullable Acknowledgement> waiting = new AtomicReference<>();
    private final AtomicReference<@Nullable Runnable> onRefusal = new AtomicReference<>();
    private volatile @Nullable Thread writer;

    /**
     * @param executor runs what is told from other threads than the writer's
     */
    Acknowledgements(Executor executor) {
        this.executor = executor;
    }

    /** A message is about to be written. */
    void expect(Acknowledgement acknowledgement) {
        waiting.set(acknowledgement);
    }

    /** Runs a write; what it says at once, on the same thread, is told at once. */
    void writing(Consumer<Runnable> write) {
        writer = Thread.currentThread();
        write.accept(this::written);
        writer = null;
    }

    private void written() {
        Acknowledgement told = waiting.getAndSet(null);
        if (told == null) {
            return;
        }
        if (writer == Thread.currentThread()) {
            told.written();
        } else {
            executor.execute(told::written);
        }
    }

    /** What to run once no more is taken, whether a message is being written or not. */
    void onRefusal(Runnable action) {
        onRefusal.set(action);
    }

    /**
     * No more is taken.
     *
     * @param why null if the server has ended the call, of which only reading tells how
     */
    void refuse(@Nullable ConnectException why) {
        Acknowledgement told = take(waiting);
        if (told != null) {
            // Made for who waits only: most calls end without, and a stack trace is dear.
            ConnectException reason = why == null ? new NoMoreTaken() : why;
            executor.execute(() -> told.failed(reason));
        }
        Runnable action = take(onRefusal);
        if (action != null) {
            executor.execute(action);
        }
    }

    /** Asked at every end of a call, when mostly there is nothing: a look costs less than an exchange. */
    private static <T> @Nullable T take(AtomicReference<@Nullable T> from) {
        return from.get() == null ? null : from.getAndSet(null);
    }

    /** The server has ended the call; only reading tells how. */
    static final class NoMoreTaken extends CanceledException {
        private static final long serialVersionUID = 1L;

        NoMoreTaken() {
            super("the server has ended the call and takes no more messages");
        }
    }
}
