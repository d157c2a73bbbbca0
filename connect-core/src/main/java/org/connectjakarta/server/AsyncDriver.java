package org.connectjakarta.server;

import com.google.protobuf.Message;
import java.nio.ByteBuffer;
import org.connectjakarta.CanceledException;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.call.Timers;
import org.connectjakarta.http.AsyncExchange;
import org.jspecify.annotations.Nullable;

/**
 * Serves a call without holding a thread: what is read comes by callbacks, on the thread of the exchange; what is written is taken
 * there, too, whatever thread has it, and acknowledged when the client has room. So interceptors run where the call is at home.
 */
final class AsyncDriver<I extends Message, O extends Message> extends CallDriver<I, O>
        implements AsyncExchange.BodyListener {
    private final AsyncExchange http;
    private Runnable done = () -> {};

    // Touched by the thread of the exchange only.
    private @Nullable AsyncReader<I> reader;
    private @Nullable Receiver<? super I> receiver;
    private boolean fetching;
    private boolean advancing;
    private boolean finishing;

    AsyncDriver(
            AsyncExchange http,
            ServerCall<I, O> call,
            Headers moreHeaders,
            Errors errors,
            Timers timers) {
        super(http, call, moreHeaders, errors, timers);
        this.http = http;
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

    @Override
    void openRequest() {
        reader = new AsyncReader<>(call, http.requestLength());
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
        if (isOver()) {
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
        if (finishing) {
            finishing = false;
            finish();
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

    /** Nobody else would end a call whose service waits. */
    @Override
    ConnectException gone(Throwable failure) {
        cancel(new CanceledException("the client has gone away", failure));
        return over();
    }

    @Override
    public void write(O message, Acknowledgement acknowledgement) {
        if (http.isOwnThread()) {
            super.write(message, acknowledgement);
        } else {
            http.execute(() -> super.write(message, acknowledgement));
        }
    }

    @Override
    public void end(@Nullable Throwable failure) {
        if (http.isOwnThread()) {
            super.end(failure);
        } else {
            http.execute(() -> super.end(failure));
        }
    }

    @Override
    void acknowledge(Acknowledgement acknowledgement) {
        http.whenWritable(() -> guard(acknowledgement::written));
    }

    @Override
    void soon(Runnable task) {
        http.execute(task);
    }

    @Override
    void afterEnd() {
        if (!http.isOwnThread()) {
            http.execute(this::finish);
        } else if (advancing) {
            finishing = true;
        } else if (receiver == null) {
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
        try {
            release();
        } finally {
            done.run();
        }
    }
}
