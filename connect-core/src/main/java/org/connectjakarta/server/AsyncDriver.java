package org.connectjakarta.server;

import com.google.protobuf.Message;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.connectjakarta.CallContext;
import org.connectjakarta.CanceledException;
import org.connectjakarta.ConnectException;
import org.connectjakarta.DeadlineExceededException;
import org.connectjakarta.Headers;
import org.connectjakarta.call.Timers;
import org.connectjakarta.http.AsyncExchange;
import org.jspecify.annotations.Nullable;

/**
 * Serves a call without holding a thread: what is read comes by callbacks, on the thread of the exchange; what is written is taken at
 * once, and acknowledged when the client has room. Responses are written by whatever thread has them.
 */
final class AsyncDriver<I extends Message, O extends Message>
        implements Exchange<I, O>, AsyncExchange.BodyListener, CallsUnderWay.Call {
    private static final Logger LOG = System.getLogger("org.connectjakarta.server");

    private final AsyncExchange http;
    private final ServerCall<I, O> call;
    private final ResponseWriter<O> writer;
    private final Errors errors;
    private final Timers timers;
    private Runnable done = () -> {};
    private Runnable atEnd = () -> {};
    private @Nullable Future<?> deadline;
    private volatile boolean ending;

    // Touched by the thread of the exchange only.
    private @Nullable AsyncReader<I> reader;
    private @Nullable Receiver<? super I> receiver;
    private boolean fetching;
    private boolean advancing;

    AsyncDriver(
            AsyncExchange http,
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
     * Begins to serve the call. Must be called on the thread of the exchange.
     *
     * @param check throws if the call may not begin
     * @param done run there when the call is over
     */
    void run(Runnable check, Runnable done) {
        this.done = done;
        guard(() -> begin(check));
    }

    private void begin(Runnable check) {
        call.start(this::sendHead);
        check.run();
        reader = new AsyncReader<>(call, http.requestLength());
        http.onDisconnect(
                () ->
                        cancel(
                                new CanceledException(
                                        "the client has cancelled the call or gone away")));
        Duration timeout = call.timeout();
        if (timeout != null) {
            deadline =
                    timers.schedule(
                            () -> cancel(new DeadlineExceededException("the deadline has passed")),
                            TimeUnit.NANOSECONDS.convert(timeout));
        }
        call.served().handler().handle(this);
    }

    /** Runs code of an application. What it throws ends the call: nobody up the stack would know of it. */
    private void guard(Runnable step) {
        try {
            step.run();
        } catch (Throwable t) {
            end(t);
        }
    }

    @Override
    public void cancel(ConnectException why) {
        if (call.cancellation().cancel(why)) {
            end(why);
        }
    }

    @Override
    public CallContext context() {
        return call;
    }

    @Override
    public void read(Receiver<? super I> receiver) {
        if (http.isOwnThread()) {
            readNow(receiver);
        } else {
            http.execute(() -> readNow(receiver));
        }
    }

    private void readNow(Receiver<? super I> receiver) {
        if (ending || call.isCancelled()) {
            guard(() -> receiver.failed(over()));
            return;
        }
        this.receiver = receiver;
        advance();
    }

    /** Tells what is there, and asks for more while a message is wanted. Receivers ask for the next while they are told of one. */
    private void advance() {
        if (advancing) {
            return;
        }
        advancing = true;
        try {
            while (receiver != null && !fetching) {
                step(reader.advance());
            }
        } catch (Throwable t) {
            fail(t);
        } finally {
            advancing = false;
        }
    }

    private void step(AsyncReader.Progress progress) {
        if (progress == AsyncReader.Progress.MORE) {
            fetching = true;
            http.fetch(this);
            return;
        }
        Receiver<? super I> told = receiver;
        receiver = null;
        if (progress == AsyncReader.Progress.MESSAGE) {
            I message = reader.take();
            guard(() -> told.message(message));
        } else {
            guard(told::complete);
        }
    }

    private void fail(Throwable failure) {
        end(failure);
        Receiver<? super I> told = receiver;
        receiver = null;
        if (told != null) {
            Throwable why = broken(failure);
            guard(() -> told.failed(why));
        }
    }

    @Override
    public void body(ByteBuffer bytes) {
        fetching = false;
        receive(() -> reader.received(bytes));
    }

    @Override
    public void end() {
        fetching = false;
        receive(reader::end);
    }

    @Override
    public void failed(Throwable cause) {
        fetching = false;
        fail(gone(cause));
    }

    private void receive(Runnable step) {
        try {
            step.run();
        } catch (Throwable t) {
            fail(t);
            return;
        }
        advance();
    }

    /** Why nothing can be read or written any more. */
    private ConnectException over() {
        ConnectException cause = call.cancellation().cause();
        return cause != null ? cause : new CanceledException("the call is over");
    }

    /** What cancelled a call explains a failure to read or write better than the failure does. */
    private Throwable broken(Throwable failure) {
        ConnectException cause = call.cancellation().cause();
        if (cause != null) {
            return cause;
        }
        return failure instanceof IOException io ? gone(io) : failure;
    }

    private ConnectException gone(Throwable failure) {
        cancel(new CanceledException("the client has gone away", failure));
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
        http.whenWritable(() -> guard(acknowledgement::written));
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
        }
        if (http.isOwnThread() && !advancing && receiver == null) {
            finish();
        } else {
            http.execute(this::finish);
        }
    }

    /** After everything else, on the thread of the exchange. */
    private void finish() {
        Receiver<? super I> told = receiver;
        receiver = null;
        if (told != null) {
            // Nobody wants what the client may still send.
            guard(() -> told.failed(over()));
        }
        if (deadline != null) {
            deadline.cancel(false);
        }
        call.cancellation().end();
        try {
            atEnd.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a service of " + call.procedure() + " could not be released", e);
        } finally {
            done.run();
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
