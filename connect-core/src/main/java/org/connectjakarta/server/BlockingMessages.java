package org.connectjakarta.server;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.connectjakarta.CanceledException;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a call for code that blocks. On a driver that blocks, too, every answer is there when a step returns, and nothing here
 * ever waits. Used by one thread, the one that made it.
 */
final class BlockingMessages<I, O> {
    private final Exchange<I, O> exchange;
    private final Incoming incoming = new Incoming();
    private final Outgoing outgoing = new Outgoing();

    BlockingMessages(Exchange<I, O> exchange) {
        this.exchange = exchange;
    }

    /** The only request message. */
    I receiveOne() {
        I message = receive();
        if (message == null) {
            throw new ConnectException(Code.UNIMPLEMENTED, "the request has no message");
        }
        return message;
    }

    /** The request messages, each received when it is asked for. */
    Stream<I> receiveAll() {
        Spliterator<I> messages =
                Spliterators.spliteratorUnknownSize(
                        new Requests(), Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(messages, false);
    }

    private @Nullable I receive() {
        return incoming.next();
    }

    void send(@Nullable O message) {
        if (message == null) {
            throw new NullPointerException("the service returned null");
        }
        outgoing.send(message);
    }

    /** Sends each element as it comes, and closes the stream. */
    void sendAll(@Nullable Stream<O> messages) {
        if (messages == null) {
            throw new NullPointerException("the service returned null");
        }
        try (messages) {
            // Not by an iterator: it would buffer what flatMap yields.
            messages.sequential().forEachOrdered(this::send);
        }
    }

    /** One step that is waited for. */
    private abstract static class Step {
        private final Thread waiter = Thread.currentThread();
        private volatile boolean done;
        private @Nullable Throwable failure;

        final void begin() {
            done = false;
            failure = null;
        }

        final void done() {
            done = true;
            if (Thread.currentThread() != waiter) {
                LockSupport.unpark(waiter);
            }
        }

        public final void failed(Throwable failure) {
            this.failure = failure;
            done();
        }

        final void await() {
            while (!done) {
                LockSupport.park(this);
                if (!done && Thread.interrupted()) {
                    throw new CanceledException("interrupted while waiting for the peer");
                }
            }
            if (failure instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (failure != null) {
                throw new CanceledException("the call is broken", failure);
            }
        }
    }

    private final class Incoming extends Step implements Exchange.Receiver<I> {
        private @Nullable I message;

        @Nullable I next() {
            begin();
            exchange.read(this);
            await();
            I next = message;
            message = null;
            return next;
        }

        @Override
        public void message(I message) {
            this.message = message;
            done();
        }

        @Override
        public void complete() {
            done();
        }
    }

    private final class Outgoing extends Step implements Exchange.Acknowledgement {
        void send(O message) {
            begin();
            exchange.write(message, this);
            await();
        }

        @Override
        public void written() {
            done();
        }
    }

    private final class Requests implements Iterator<I> {
        private final Thread owner = Thread.currentThread();
        private @Nullable I next;
        private boolean ended;

        @Override
        public boolean hasNext() {
            if (Thread.currentThread() != owner) {
                // It would wait for the owner to read, and the owner most likely for it.
                throw new IllegalStateException(
                        "requests are read by the thread that serves the call;"
                                + " for two directions at once there is the asynchronous flavour");
            }
            if (next == null && !ended) {
                next = receive();
                ended = next == null;
            }
            return next != null;
        }

        @Override
        public I next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            I message = next;
            next = null;
            return message;
        }
    }
}
