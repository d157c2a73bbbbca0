package org.connectjakarta.client;

import com.google.protobuf.Message;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.connectjakarta.CanceledException;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.connectjakarta.StreamType;
import org.connectjakarta.call.Interruption;
import org.jspecify.annotations.Nullable;

/** A call for code that blocks: each step waits, and does on the waiting thread what there is to do. */
final class BlockingCall<I extends Message, O extends Message> implements StreamCall<I, O> {
    private final ClientDriver<I, O> driver;
    private final CallerThreads threads;
    private final boolean fullDuplex;
    private volatile boolean sendClosed;

    /**
     * @param threads the executor of the driver
     * @param fullDuplex whether responses can be received while requests are sent
     */
    BlockingCall(ClientDriver<I, O> driver, CallerThreads threads, boolean fullDuplex) {
        this.driver = driver;
        this.threads = threads;
        this.fullDuplex = fullDuplex;
        driver.onHead(() -> {});
    }

    @Override
    public void send(I message) {
        Step<I> step = new Step<>();
        driver.write(message, step);
        threads.await(step, driver::cancel);
    }

    /** Sends each element as it comes; stops when the server has ended the call, since receiving tells how. Closes the stream. */
    void sendAll(Stream<I> messages) {
        try (messages) {
            // Not by an iterator: it would buffer what flatMap yields.
            if (messages.sequential().allMatch(this::trySend)) {
                closeSend();
            }
        }
    }

    private boolean trySend(I message) {
        try {
            send(message);
            return true;
        } catch (Acknowledgements.NoMoreTaken e) {
            return false;
        }
    }

    /** Ends the call, unless it is over. */
    void fail(Throwable failure) {
        driver.end(failure);
    }

    /** As {@link #sendAll}, beside who receives: what fails fails the call, and the end of the call ends the wait for an element. */
    void pipe(Stream<I> messages) {
        Interruption interruption = new Interruption();
        driver.onCancel(interruption::interrupt);
        try {
            sendAll(messages);
        } catch (Throwable t) {
            fail(t);
        } finally {
            interruption.end();
        }
    }

    @Override
    public void closeSend() {
        sendClosed = true;
        driver.closeSend();
    }

    @Override
    public Optional<O> receive() {
        if (!fullDuplex
                && !sendClosed
                && !driver.isOver()
                && driver.call().method().streamType() == StreamType.BIDI) {
            ConnectException refusal =
                    new ConnectException(
                            Code.UNIMPLEMENTED,
                            "over HTTP/1.1 responses come after the last request: call closeSend()"
                                    + " first, or use HTTP/2");
            driver.cancel(refusal);
            throw refusal;
        }
        return Optional.ofNullable(next());
    }

    private @Nullable O next() {
        Step<O> step = new Step<>();
        driver.read(step);
        return threads.await(step, driver::cancel);
    }

    /** The messages that are still to come, each received when it is asked for. Closing the stream cancels the call. */
    Stream<O> responses() {
        Spliterator<O> messages =
                new Spliterators.AbstractSpliterator<>(
                        Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
                    @Override
                    public boolean tryAdvance(Consumer<? super O> action) {
                        O message = next();
                        if (message != null) {
                            action.accept(message);
                        }
                        return message != null;
                    }
                };
        return StreamSupport.stream(messages, false).onClose(this::cancel);
    }

    @Override
    public Headers headers() {
        threads.await(() -> driver.hasHead() || driver.isOver(), driver::cancel);
        ConnectException failure = driver.error();
        if (failure != null && !driver.hasHead()) {
            throw failure;
        }
        return driver.call().responseHeaders();
    }

    @Override
    public Headers trailers() {
        return driver.call().responseTrailers();
    }

    @Override
    public void cancel() {
        driver.cancel(new CanceledException("the caller has cancelled the call"));
    }
}
