package org.connectjakarta.client;

import com.google.protobuf.Message;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectjakarta.CallContext;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.DeadlineExceededException;
import org.connectjakarta.Headers;
import org.connectjakarta.call.Sink;
import org.connectjakarta.call.Source;
import org.connectjakarta.http.ClientExchange;
import org.connectjakarta.http.ClientListener;
import org.jspecify.annotations.Nullable;

/**
 * Moves the messages of one call between a transport and those who write and read them; all flavours of calls are built on it. Knows
 * no header and no protocol.
 *
 * <p>The transport's thread only notes what has come. Decoding, interceptors and what users gave run by the executor, or on the thread
 * that asks; never two of them at once for one direction.
 */
final class ClientDriver<I extends Message, O extends Message>
        implements Source<O>, Sink<I>, ClientListener {
    private static final Logger LOG = System.getLogger("org.connectjakarta.client");

    private final ClientCall<I, O> call;
    private final ResponseReader<O> reader;
    private final Executor executor;
    private final AtomicBoolean ending = new AtomicBoolean();

    /** A random number: the JVM makes its own by a call that takes longer than all else that a set does. */
    private final int hash = ThreadLocalRandom.current().nextInt();

    /** Counts reasons to look at the response; who raises it from zero does the looking. */
    private final AtomicInteger reasons = new AtomicInteger();

    private final Acknowledgements acknowledgements = new Acknowledgements(this::execute);
    private volatile @Nullable ClientExchange exchange;
    private volatile @Nullable Receiver<? super O> receiver;
    private volatile @Nullable Future<?> timer;
    private volatile @Nullable Runnable onHead;
    private volatile List<OpenCalls> groups = List.of();
    private volatile boolean headSeen;

    /** An event of the response is awaited; until it has come, the reader belongs to the transport's thread. */
    private volatile boolean fetching = true;

    /** The server will take no more, whether it has said all or not. */
    private volatile boolean answered;

    private volatile boolean over;
    private @Nullable ConnectException error;

    /**
     * @param executor runs what must not run on the transport's threads
     */
    ClientDriver(ClientCall<I, O> call, Executor executor) {
        this.call = call;
        this.executor = executor;
        this.reader = new ResponseReader<>(call);
    }

    /**
     * Starts the call; what goes wrong is told to who reads.
     *
     * @param inbound the call that is being served meanwhile; null if there is none
     * @param only the only message; null if messages are written
     */
    void start(Engine engine, @Nullable CallContext inbound, @Nullable I only) {
        if (inbound != null) {
            call.put(InboundCall.class, new InboundCall(inbound));
        }
        CallContext endsWith = engine.propagateDeadline() ? inbound : null;
        groups =
                endsWith == null
                        ? List.of(engine.open())
                        : List.of(engine.open(), OpenCalls.of(endsWith));
        for (OpenCalls group : groups) {
            group.add(this);
        }
        if (ending.get()) {
            release();
            return;
        }
        try {
            call.start(endsWith);
            exchange = engine.transport().exchange(call.request(only), this);
        } catch (Throwable t) {
            finish(Failures.ofCaller(t));
            return;
        }
        exchange.fetch();
        exchange.start();
        if (call.timeout() != null) {
            long nanos = TimeUnit.NANOSECONDS.convert(call.timeout());
            timer = engine.timers().schedule(this::timeOut, nanos);
        }
        if (ending.get()) {
            release();
        }
    }

    private void timeOut() {
        cancel(new DeadlineExceededException("the deadline has passed"));
    }

    /** Ends the call on this side, unless it is over. */
    void cancel(ConnectException why) {
        if (call.cancellation().cancel(why)) {
            finish(why);
        }
    }

    ClientCall<I, O> call() {
        return call;
    }

    /** Whether the call is over; then {@link #error} is why. */
    boolean isOver() {
        return over;
    }

    /** Why the call failed; null if it succeeded, or is not over. */
    @Nullable ConnectException error() {
        return over ? error : null;
    }

    /** Whether the head of the response has come. */
    boolean hasHead() {
        return headSeen;
    }

    /** Runs an action by the executor when the head of the response has come, and when the call is over. To be said before the start. */
    void onHead(Runnable action) {
        onHead = action;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    // What callers ask for.

    @Override
    public void read(Receiver<? super O> receiver) {
        this.receiver = receiver;
        if (reasons.getAndIncrement() == 0) {
            look();
        }
    }

    @Override
    public void write(I message, Acknowledgement acknowledgement) {
        if (over || answered) {
            acknowledgements.expect(acknowledgement);
            refuseIfEnded();
            return;
        }
        byte[] envelope;
        try {
            envelope = call.encoder().envelope(call.outgoing(message));
        } catch (Throwable t) {
            ConnectException failure = Failures.ofCaller(t);
            cancel(failure);
            acknowledgement.failed(failure);
            return;
        }
        acknowledgements.expect(acknowledgement);
        acknowledgements.writing(more -> exchange.write(envelope, more));
        refuseIfEnded();
    }

    private void refuseIfEnded() {
        if (over || answered) {
            acknowledgements.refuse(error);
        }
    }

    @Override
    public void end(@Nullable Throwable failure) {
        if (failure != null) {
            cancel(Failures.ofCaller(failure));
        } else {
            closeSend();
        }
    }

    /** No more messages will be written. */
    void closeSend() {
        if (!over) {
            exchange.end();
        }
    }

    @Override
    public void onCancel(Runnable action) {
        acknowledgements.onRefusal(action);
        refuseIfEnded();
    }

    // What the transport tells.

    @Override
    public void head(int status, Headers headers) {
        reader.head(status, headers);
        headSeen = true;
        tellHead();
        if (reader.isBroken()) {
            // Whatever else may come, or not.
            noted();
        }
    }

    private void tellHead() {
        Runnable action = onHead;
        if (action != null) {
            execute(action);
        }
    }

    @Override
    public void body(ByteBuffer bytes) {
        try {
            reader.received(bytes);
        } catch (OutOfMemoryError e) {
            cancel(ConnectException.of(Code.RESOURCE_EXHAUSTED, "no memory for the response", e));
            return;
        }
        ClientExchange current = exchange;
        if (reader.collects() && current != null) {
            current.fetch();
            return;
        }
        if (!call.method().streamType().isResponseStream()) {
            // The server has answered, and has no use for more.
            answered = true;
        }
        noted();
        refuseIfEnded();
    }

    @Override
    public void end(Headers trailers) {
        reader.end(trailers);
        answered = true;
        noted();
        refuseIfEnded();
    }

    @Override
    public void reset(long errorCode) {
        breakOff(Failures.reset(errorCode, call));
    }

    @Override
    public void failed(Throwable cause) {
        breakOff(Failures.ofTransport(cause));
    }

    private void breakOff(ConnectException cause) {
        reader.breakOff(cause);
        answered = true;
        tellHead();
        noted();
        refuseIfEnded();
    }

    /** The reader is free again: who waits for a message looks at it. */
    private void noted() {
        fetching = false;
        if (receiver != null && reasons.getAndIncrement() == 0) {
            execute(this::look);
        }
    }

    // The response, looked at by one thread at a time.

    private void look() {
        int seen = 1;
        do {
            try {
                step();
            } catch (Throwable t) {
                // Thrown by who was told of a message: nobody else would end the call.
                LOG.log(
                        Level.ERROR,
                        "what takes the responses of " + call.procedure() + " failed",
                        t);
                cancel(Failures.ofCaller(t));
            }
            seen = reasons.addAndGet(-seen);
        } while (seen != 0);
    }

    private void step() {
        Receiver<? super O> waiting = receiver;
        if (waiting == null) {
            return;
        }
        if (over) {
            receiver = null;
            conclude(waiting);
            return;
        }
        if (fetching) {
            return;
        }
        O message;
        try {
            message = reader.next();
        } catch (Throwable t) {
            finish(Failures.ofCaller(t));
            receiver = null;
            conclude(waiting);
            return;
        }
        if (reader.isAtEnd()) {
            finish(null);
        }
        if (message != null) {
            receiver = null;
            waiting.message(message);
        } else if (over) {
            receiver = null;
            conclude(waiting);
        } else {
            fetching = true;
            exchange.fetch();
        }
    }

    private void conclude(Receiver<? super O> waiting) {
        ConnectException failure = error;
        if (failure == null) {
            waiting.complete();
        } else {
            waiting.failed(failure);
        }
    }

    // The end.

    private void finish(@Nullable ConnectException outcome) {
        if (!ending.compareAndSet(false, true)) {
            return;
        }
        ConnectException cancelled = call.cancellation().cause();
        error = cancelled != null ? cancelled : outcome;
        release();
        call.end(error);
        over = true;
        refuseIfEnded();
        tellHead();
        if (receiver != null && reasons.getAndIncrement() == 0) {
            execute(this::look);
        }
    }

    /** What the call holds on to. A request that is not whole is of no use to a server that has answered. */
    private void release() {
        ClientExchange current = exchange;
        if (current != null) {
            current.cancel();
        }
        Future<?> due = timer;
        if (due != null) {
            due.cancel(false);
        }
        for (OpenCalls group : groups) {
            group.remove(this);
        }
    }

    private void execute(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "the executor of a client is closed", e);
            task.run();
        }
    }
}
