package org.connectjakarta.server;

import com.google.protobuf.Message;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.connectjakarta.CanceledException;
import org.connectjakarta.Headers;
import org.connectjakarta.call.Interruption;
import org.connectjakarta.call.Timers;
import org.connectjakarta.http.BlockingExchange;
import org.jspecify.annotations.Nullable;

/**
 * Serves a call on one thread, which may block: it reads the request, runs the service, and stays until the call is over. A deadline, or
 * a client that goes away, interrupts the thread and ends the call from outside, so that a service which does not listen cannot keep the
 * client waiting.
 */
final class BlockingDriver<I extends Message, O extends Message> extends CallDriver<I, O> {
    /** How long a write may take before it is interrupted: its client does not read, and would not read the end. */
    private static final long WRITE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final BlockingExchange http;
    private final Thread owner = Thread.currentThread();
    private final Interruption interruption = new Interruption();
    private @Nullable RequestReader<I> reader;
    private volatile @Nullable VirtualMachineError fatal;
    private volatile boolean reading;
    private volatile boolean ended;
    private volatile boolean left;

    /** What other threads want done by the owner: reads for asynchronous services. Null while there was nothing. */
    private volatile @Nullable Queue<Runnable> steps;

    BlockingDriver(
            BlockingExchange http,
            ServerCall<I, O> call,
            Headers moreHeaders,
            Errors errors,
            Timers timers) {
        super(http, call, moreHeaders, errors, timers);
        this.http = http;
    }

    /**
     * Serves the call; returns when it is over. Must be called by the thread that made this driver.
     *
     * @param check throws if the call may not begin
     * @return whether the request was read to its end
     * @throws VirtualMachineError that the service met, after the call was ended with {@code internal}
     */
    boolean run(Runnable check) {
        guard(() -> begin(check));
        awaitEnd();
        interruption.end();
        release();
        if (fatal != null) {
            throw fatal;
        }
        return reader != null && reader.isAtEnd();
    }

    @Override
    void openRequest() {
        reader = new RequestReader<>(http, call, writer::flushBeforeWaiting);
    }

    @Override
    void note(Throwable failure) {
        if (failure instanceof VirtualMachineError e && !(e instanceof StackOverflowError)) {
            fatal = e;
        }
    }

    private void awaitEnd() {
        while (!ended) {
            Runnable step = nextStep();
            if (step != null) {
                guard(step);
            } else {
                LockSupport.park(this);
                if (Thread.interrupted() && !call.isCancelled()) {
                    cancel(new CanceledException("the server's thread was interrupted"));
                }
            }
        }
        left = true;
        for (Runnable step = nextStep(); step != null; step = nextStep()) {
            guard(step);
        }
    }

    private @Nullable Runnable nextStep() {
        Queue<Runnable> waiting = steps;
        return waiting == null ? null : waiting.poll();
    }

    @Override
    void cancelled(boolean hasClient) {
        if (hasClient) {
            // A container whose thread is interrupted in a write breaks the response off.
            writer.betweenWrites(WRITE_NANOS, interruption::interrupt);
        } else {
            interruption.interrupt();
        }
    }

    @Override
    public void read(Receiver<? super I> receiver) {
        if (Thread.currentThread() == owner) {
            readNow(receiver);
            return;
        }
        Runnable step = () -> readNow(receiver);
        Queue<Runnable> waiting = steps();
        waiting.add(step);
        LockSupport.unpark(owner);
        if ((left || call.isCancelled()) && waiting.remove(step)) {
            guard(() -> receiver.failed(over()));
        }
    }

    private synchronized Queue<Runnable> steps() {
        Queue<Runnable> waiting = steps;
        if (waiting == null) {
            waiting = new ConcurrentLinkedQueue<>();
            steps = waiting;
        }
        return waiting;
    }

    private void readNow(Receiver<? super I> receiver) {
        I message;
        reading = true;
        try {
            if (isOver()) {
                throw over();
            }
            message = reader.next();
        } catch (Throwable t) {
            Throwable failure = broken(t);
            end(failure);
            receiver.failed(failure);
            return;
        } finally {
            reading = false;
        }
        if (message == null) {
            receiver.complete();
        } else {
            receiver.message(message);
        }
    }

    @Override
    void acknowledge(Acknowledgement acknowledgement) {
        guard(acknowledgement::written);
    }

    @Override
    void beforeEnd() {
        if (Thread.currentThread() == owner) {
            // The response is written to its end, whatever comes in between.
            interruption.end();
        }
    }

    @Override
    void afterEnd() {
        ended = true;
        if (reading) {
            // Nobody wants what the client may still send.
            interruption.interrupt();
        }
        LockSupport.unpark(owner);
    }
}
