package org.connectjakarta.client;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.connectjakarta.Headers;
import org.connectjakarta.http.ClientExchange;
import org.connectjakarta.http.ClientListener;
import org.connectjakarta.http.ClientRequest;

/**
 * One exchange of a {@link ScriptedTransport}: what the engine sent, and what the test answers. Pieces of a body and its end wait until
 * they are asked for; everything else is told at once.
 */
final class ScriptedExchange implements ClientExchange {
    final ClientRequest request;
    private final ClientListener listener;
    private final Executor thread;
    private final Consumer<ScriptedExchange> onStart;
    private final Queue<Runnable> asked = new ArrayDeque<>();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private Runnable more;
    private boolean holdsWrites;
    private boolean ended;
    private boolean cancelled;
    private boolean tellsAfterCancel;
    private boolean fetching;
    private int fetches;
    private int told;
    private boolean inline;

    ScriptedExchange(
            ClientRequest request,
            ClientListener listener,
            Executor thread,
            Consumer<ScriptedExchange> onStart) {
        this.request = request;
        this.listener = listener;
        this.thread = thread;
        this.onStart = onStart;
    }

    @Override
    public void start() {
        onStart.accept(this);
    }

    void inline(Runnable script) {
        inline = true;
        script.run();
        inline = false;
    }

    // What the server does.

    ScriptedExchange head(int status, String... headers) {
        Headers head = headers(headers);
        return tell(() -> listener.head(status, head));
    }

    ScriptedExchange body(byte[]... pieces) {
        for (byte[] piece : pieces) {
            ask(() -> listener.body(ByteBuffer.wrap(piece)));
        }
        return this;
    }

    /** The body in pieces of so many bytes. */
    ScriptedExchange split(byte[] body, int size) {
        for (int from = 0; from < body.length; from += size) {
            int length = Math.min(size, body.length - from);
            ByteBuffer piece = ByteBuffer.wrap(body, from, length).slice();
            ask(() -> listener.body(piece));
        }
        return this;
    }

    /** The end of the response. */
    ScriptedExchange finish(String... trailers) {
        Headers all = headers(trailers);
        return ask(() -> listener.end(all));
    }

    ScriptedExchange reset(long code) {
        return tell(() -> listener.reset(code));
    }

    ScriptedExchange failed(Throwable cause) {
        return tell(() -> listener.failed(cause));
    }

    /** A reset that comes after the pieces before it were taken. */
    ScriptedExchange thenReset(long code) {
        return ask(() -> listener.reset(code));
    }

    ScriptedExchange thenFailed(Throwable cause) {
        return ask(() -> listener.failed(cause));
    }

    /** From now on writes are not confirmed. */
    synchronized ScriptedExchange holdWrites() {
        holdsWrites = true;
        return this;
    }

    /** Confirms the write that waits. */
    void takeMore() {
        Runnable due;
        synchronized (this) {
            due = more;
            more = null;
        }
        thread.execute(due);
    }

    /** Goes on to tell after the engine has cancelled, as a transport that hears of it too late. */
    synchronized ScriptedExchange tellAfterCancel() {
        tellsAfterCancel = true;
        return this;
    }

    private static Headers headers(String... namesAndValues) {
        Headers headers = Headers.create();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.addUnchecked(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }

    private ScriptedExchange tell(Runnable event) {
        Runnable checked =
                () -> {
                    synchronized (this) {
                        if (cancelled && !tellsAfterCancel) {
                            return;
                        }
                        told++;
                    }
                    event.run();
                };
        if (inline) {
            checked.run();
        } else {
            execute(checked);
        }
        return this;
    }

    private void execute(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            // The transport is closed: nobody is told any more.
        }
    }

    private ScriptedExchange ask(Runnable event) {
        synchronized (this) {
            asked.add(event);
        }
        serve();
        return this;
    }

    private void serve() {
        Runnable due;
        synchronized (this) {
            if (!fetching || asked.isEmpty()) {
                return;
            }
            fetching = false;
            due = asked.remove();
        }
        tell(due);
    }

    // What the engine does.

    @Override
    public void write(byte[] bytes, Runnable more) {
        synchronized (this) {
            written.writeBytes(bytes);
            notifyAll();
            if (holdsWrites) {
                this.more = more;
                return;
            }
        }
        more.run();
    }

    @Override
    public synchronized void end() {
        ended = true;
        notifyAll();
    }

    @Override
    public void fetch() {
        synchronized (this) {
            if (fetching && !cancelled) {
                throw new AssertionError("asked twice for one event");
            }
            fetching = true;
            fetches++;
            notifyAll();
        }
        serve();
    }

    @Override
    public synchronized void cancel() {
        cancelled = true;
        notifyAll();
    }

    // What the test wants to know.

    /** The body, whether it came with the request or piece by piece. */
    synchronized byte[] sent() {
        return request.body() != null ? request.body() : written.toByteArray();
    }

    synchronized boolean isEnded() {
        return ended;
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    synchronized int fetches() {
        return fetches;
    }

    /** How many things the engine was told. */
    synchronized int told() {
        return told;
    }

    /** Whether a write waits to be confirmed. */
    synchronized boolean isHolding() {
        return more != null;
    }
}
