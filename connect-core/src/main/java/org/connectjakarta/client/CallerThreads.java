package org.connectjakarta.client;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.connectjakarta.CanceledException;
import org.connectjakarta.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Runs what a blocking call has to do on the threads that wait for it, so that it needs no others. For a few threads of one call.
 */
final class CallerThreads implements Executor {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Runnable> tasks = new ArrayDeque<>(4);

    @Override
    public void execute(Runnable task) {
        lock.lock();
        try {
            tasks.add(task);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        while (true) {
            Runnable task = null;
            lock.lockInterruptibly();
            try {
                while (!condition.getAsBoolean() && (task = tasks.poll()) == null) {
                    changed.await();
                }
            } finally {
                lock.unlock();
            }
            if (task == null) {
                return;
            }
            run(task);
        }
    }

    /**
     * Waits until a step is done.
     *
     * @param cancel told if the waiting thread is interrupted
     * @return its message, if it has one
     */
    <T> @Nullable T await(Step<T> step, Consumer<ConnectException> cancel) {
        await(step::isDone, cancel);
        if (step.failure() instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        return step.message();
    }

    /** Waits until a condition holds, which a task brings about. Interruption cancels. */
    void await(BooleanSupplier condition, Consumer<ConnectException> cancel) {
        try {
            await(condition);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CanceledException cancelled =
                    new CanceledException("interrupted while waiting for the server", e);
            cancel.accept(cancelled);
            throw cancelled;
        }
    }

    /** What the task has done may be what another thread waits for. */
    private void run(Runnable task) {
        try {
            task.run();
        } finally {
            lock.lock();
            try {
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
