package org.connectjakarta.server;

import com.google.protobuf.Message;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.connectjakarta.CallContext;
import org.connectjakarta.CanceledException;
import org.connectjakarta.ConnectException;
import org.connectjakarta.DeadlineExceededException;
import org.connectjakarta.Headers;
import org.connectjakarta.ResourceExhaustedException;
import org.connectjakarta.call.Timers;
import org.connectjakarta.http.HttpExchange;
import org.connectjakarta.http.RequestTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * How a call begins, writes and ends, whoever drives it: a thread that is held for it, or callbacks. What differs is how requests are read, and what is to be done around the end.
 */
abstract class CallDriver<I extends Message, O extends Message>
        implements Exchange<I, O>, CallsUnderWay.Call {
    private static final Logger LOG = System.getLogger("org.connectjakarta.server");

    /**
     * Clients enforce their deadlines, too. Of an answer that is sent at the very moment one gives up it may have the head and not the
     * body: so it comes first, and what it sees is the same each time.
     */
    private static final Duration PRECEDENCE = Duration.ofMillis(10);

    final ServerCall<I, O> call;
    final ResponseWriter<O> writer;
    private final HttpExchange http;
    private final Errors errors;
    private final Timers timers;
    private Runnable atEnd = () -> {};
    private @Nullable Future<?> deadline;
    private volatile boolean ending;

    // Guarded by this object.
    private boolean written;
    private boolean finished;

    CallDriver(
            HttpExchange http,
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

    /** The call has started: its request can be read. */
    abstract void openRequest();

    /** A message is written: says so once there is room for more. */
    abstract void acknowledge(Acknowledgement acknowledgement);

    /**
     * The call was ended from outside, and its end is about to be written.
     *
     * @param hasClient whether there is a client to be told of it
     */
    void cancelled(boolean hasClient) {}

    /** The end is about to be written. */
    void beforeEnd() {}

    /** The end is written, or could not be; and if the call was cancelled, all who wait for that have heard of it. */
    abstract void afterEnd();

    /** Runs a task, which takes no time, on a thread that suits the code of services. */
    void soon(Runnable task) {
        task.run();
    }

    /** Something was thrown, which ends the call. */
    void note(Throwable failure) {}

    /**
     * Begins the call, by its own thread.
     *
     * @param check throws if the call may not begin
     */
    final void begin(Runnable check) {
        call.start(this::sendHead);
        check.run();
        openRequest();
        http.onDisconnect(
                () ->
                        cancel(
                                new CanceledException(
                                        "the client has cancelled the call or gone away"),
                                false));
        deadline = watchDeadline();
        call.served().handler().handle(this);
    }

    private @Nullable Future<?> watchDeadline() {
        Duration timeout = call.timeout();
        if (timeout == null) {
            return null;
        }
        Runnable late = () -> cancel(new DeadlineExceededException("the deadline has passed"));
        return timers.schedule(
                () -> soon(late), TimeUnit.NANOSECONDS.convert(timeout.plus(PRECEDENCE)));
    }

    /** Runs code of an application. What it throws ends the call: nobody up the stack would know of it. */
    final void guard(Runnable step) {
        try {
            step.run();
        } catch (Throwable t) {
            note(t);
            end(t);
        }
    }

    @Override
    public final void cancel(ConnectException why) {
        cancel(why, true);
    }

    private void cancel(ConnectException why, boolean hasClient) {
        if (tell(why)) {
            cancelled(hasClient);
            end(why);
        }
    }

    /**
     * Cancels the call. What waits for that may end it in passing; what belongs to the call is there until all have heard.
     *
     * @return whether it was this that cancelled it
     */
    private boolean tell(ConnectException why) {
        if (!call.cancellation().cancel(why)) {
            return false;
        }
        endIfDone();
        return true;
    }

    private void endIfDone() {
        synchronized (this) {
            if (finished || !written || call.cancellation().isBeingTold()) {
                return;
            }
            finished = true;
        }
        afterEnd();
    }

    @Override
    public final CallContext context() {
        return call;
    }

    @Override
    public final void afterCancel(Runnable action) {
        call.cancellation().afterTold(action);
    }

    @Override
    public final void onEnd(Runnable action) {
        atEnd = action;
    }

    /** Whether nothing can be read or written any more. */
    final boolean isOver() {
        return ending || call.isCancelled();
    }

    /** Why nothing can be read or written any more. */
    final ConnectException over() {
        ConnectException cause = call.cancellation().cause();
        return cause != null ? cause : new CanceledException("the call is over");
    }

    /** Why the call is broken: what cancelled it explains a failure to read or write better than the failure does. */
    final Throwable broken(Throwable failure) {
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
    ConnectException gone(Throwable failure) {
        tell(new CanceledException("the client has gone away", failure));
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
        acknowledge(acknowledgement);
    }

    @Override
    public void end(@Nullable Throwable failure) {
        synchronized (this) {
            if (ending) {
                return;
            }
            ending = true;
        }
        beforeEnd();
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
            synchronized (this) {
                written = true;
            }
            endIfDone();
        }
    }

    private @Nullable ConnectException error(@Nullable Throwable failure) {
        ConnectException cause = call.cancellation().cause();
        if (cause != null) {
            return cause;
        }
        return failure == null ? null : errors.from(failure, call.procedure());
    }

    /** Lets go of what the call holds, after everything else. */
    final void release() {
        if (deadline != null) {
            deadline.cancel(false);
        }
        call.cancellation().end();
        try {
            atEnd.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a service of " + call.procedure() + " could not be released", e);
        }
    }
}
