package org.connectjakarta.server;

import com.google.protobuf.Message;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.connectjakarta.CallContext;
import org.connectjakarta.CanceledException;
import org.connectjakarta.ConnectException;
import org.connectjakarta.DeadlineExceededException;
import org.connectjakarta.Headers;
import org.connectjakarta.ResourceExhaustedException;
import org.connectjakarta.call.Interruption;
import org.connectjakarta.call.Timers;
import org.connectjakarta.http.BlockingExchange;
import org.connectjakarta.http.RequestTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Serves a call on one thread, which may block: it reads the request, runs the service, and stays until the call is over. Responses are
 * written by whatever thread has them. A deadline, or a client that goes away, interrupts the thread and ends the call from outside, so
 * that a service which does not listen cannot keep the client waiting.
 */
final class BlockingDriver<I extends Message, O extends Message>
        implements Exchange<I, O>, CallsUnderWay.Call {
    private static final Logger LOG = System.getLogger("org.connectjakarta.server");

    private final BlockingExchange http;
    private final ServerCall<I, O> call;
    private final ResponseWriter<O> writer;
    private final Errors errors;
    private final Timers timers;
    private final Thread owner = Thread.currentThread();
    private final Interruption interruption = new Interruption();
    private Runnable atEnd = () -> {};
    private @Nullable RequestReader<I> reader;
    private @Nullable Future<?> deadline;
    private volatile @Nullable VirtualMachineError fatal;
    private volatile boolean reading;
    private volatile boolean ending;
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
        this.http = http;
        this.call = call;
        this.writer = new ResponseWriter<>(http, call, moreHeaders, timers);
        this.errors = errors;
        this.timers = timers;
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
        if (deadline != null) {
            deadline.cancel(false);
        }
        call.cancellation().end();
        interruption.end();
        try {
            atEnd.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a service of " + call.procedure() + " could not be released", e);
        }
        if (fatal != null) {
            throw fatal;
        }
        return reader != null && reader.isAtEnd();
    }

    private void begin(Runnable check) {
        call.start(this::sendHead);
        check.run();
        reader = new RequestReader<>(http, call, writer::flushBeforeWaiting);
        http.onDisconnect(
                () ->
                        cancel(
                                new CanceledException(
                                        "the client has cancelled the call or gone away")));
        deadline = watchDeadline();
        call.served().handler().handle(this);
    }

    /** Runs code of an application. What it throws ends the call: nobody up the stack would know of it. */
    private void guard(Runnable step) {
        try {
            step.run();
        } catch (Throwable t) {
            note(t);
            end(t);
        }
    }

    private void note(Throwable failure) {
        if (failure instanceof VirtualMachineError e && !(e instanceof StackOverflowError)) {
            fatal = e;
        }
    }

    private @Nullable Future<?> watchDeadline() {
        Duration timeout = call.timeout();
        if (timeout == null) {
            return null;
        }
        return timers.schedule(
                () -> cancel(new DeadlineExceededException("the deadline has passed")),
                TimeUnit.NANOSECONDS.convert(timeout));
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
    public void cancel(ConnectException why) {
        if (!call.cancellation().cancel(why)) {
            return;
        }
        interruption.interrupt();
        end(why);
    }

    @Override
    public CallContext context() {
        return call;
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
            if (ending || call.isCancelled()) {
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

    /** Why nothing can be read or written any more. */
    private ConnectException over() {
        ConnectException cause = call.cancellation().cause();
        return cause != null ? cause : new CanceledException("the call is over");
    }

    /** Why the call is broken: what cancelled it explains a failure to read or write better than the failure does. */
    private Throwable broken(Throwable failure) {
        note(failure);
        ConnectException cause = call.cancellation().cause();
        if (cause != null) {
            return cause;
        }
        if (failure instanceof RequestTooLargeException) {
            return new ResourceExhaustedException(failure.getMessage(), failure);
        }
        return failure instanceof IOException io ? gone(io) : failure;
    }

    /** A container may show it by a failed write and in no other way: who waits for a cancellation hears of it. */
    private ConnectException gone(IOException failure) {
        call.cancellation().cancel(new CanceledException("the client has gone away", failure));
        return over();
    }

    private void sendHead() {
        try {
            writer.sendHead();
        } catch (IOException e) {
            throw gone(e);
        }
    }

    @Override
    public void write(O message, Acknowledgement acknowledgement) {
        try {
            if (call.isCancelled()) {
                throw over();
            }
            writer.write(message);
        } catch (Throwable t) {
            Throwable failure = broken(t);
            end(failure);
            acknowledgement.failed(failure);
            return;
        }
        guard(acknowledgement::written);
    }

    @Override
    public void onEnd(Runnable action) {
        atEnd = action;
    }

    @Override
    public void end(@Nullable Throwable failure) {
        synchronized (this) {
            if (ending) {
                return;
            }
            ending = true;
        }
        if (Thread.currentThread() == owner) {
            // The response is written to its end, whatever comes in between.
            interruption.end();
        }
        try {
            writer.end(call.end(error(failure)));
        } catch (IOException e) {
            LOG.log(
                    Level.DEBUG,
                    "the client of " + call.procedure() + " went away before the end",
                    e);
        } catch (Throwable t) {
            LOG.log(Level.ERROR, "the end of " + call.procedure() + " could not be written", t);
            http.abort(t);
        } finally {
            ended = true;
            if (reading) {
                // Nobody wants what the client may still send.
                interruption.interrupt();
            }
            LockSupport.unpark(owner);
        }
    }

    private @Nullable ConnectException error(@Nullable Throwable failure) {
        ConnectException cause = call.cancellation().cause();
        if (cause != null) {
            return cause;
        }
        return failure == null ? null : errors.from(failure, call.procedure());
    }
}
