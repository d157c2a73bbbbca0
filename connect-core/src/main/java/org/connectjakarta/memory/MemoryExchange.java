package org.connectjakarta.memory;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.connectjakarta.Headers;
import org.connectjakarta.http.ClientExchange;
import org.connectjakarta.http.ClientListener;
import org.connectjakarta.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** An exchange as the client sees it: looks at what the server's side has, and tells the client of it, one thing after the other. */
final class MemoryExchange implements ClientExchange {
    private static final Logger LOG = System.getLogger("org.connectjakarta.memory");

    /** RFC 9113, section 7: what a server says that breaks a response off. */
    private static final long INTERNAL_ERROR = 2;

    private final ServerSide server;
    private final ClientListener listener;
    private final Executor threads;
    private final Consumer<MemoryExchange> onStart;
    private final Consumer<MemoryExchange> onOver;

    /** Counts reasons to look for news; who raises it from zero has them told, so that no two threads tell. */
    private final AtomicInteger reasons = new AtomicInteger();

    private @Nullable Runnable more;
    private @Nullable IOException failure;
    private boolean headTold;
    private boolean fetching;
    private boolean over;

    MemoryExchange(
            ServerSide server,
            ClientListener listener,
            Executor threads,
            Consumer<MemoryExchange> onStart,
            Consumer<MemoryExchange> onOver) {
        this.server = server;
        this.listener = listener;
        this.threads = threads;
        this.onStart = onStart;
        this.onOver = onOver;
        server.onChange(this::wake);
    }

    @Override
    public void start() {
        onStart.accept(this);
    }

    @Override
    public void write(byte[] bytes, Runnable more) {
        RequestPipe body = server.requestPipe();
        body.put(bytes);
        boolean room;
        synchronized (this) {
            if (over) {
                return;
            }
            room = body.hasRoom();
            if (!room) {
                this.more = more;
            }
        }
        if (room) {
            more.run();
        } else {
            // There may have come room before it was known that somebody waits for it.
            wake();
        }
    }

    @Override
    public void end() {
        server.requestPipe().end();
    }

    @Override
    public void fetch() {
        synchronized (this) {
            fetching = true;
        }
        wake();
    }

    @Override
    public void cancel() {
        if (finish()) {
            server.disconnect(new IOException("the client has cancelled the call"));
        }
    }

    /** The transport breaks the exchange off. */
    void fail(IOException why) {
        synchronized (this) {
            failure = why;
        }
        server.disconnect(why);
        wake();
    }

    private boolean finish() {
        synchronized (this) {
            if (over) {
                return false;
            }
            over = true;
            more = null;
        }
        onOver.accept(this);
        return true;
    }

    private void wake() {
        if (reasons.getAndIncrement() == 0) {
            threads.execute(this::tell);
        }
    }

    private void tell() {
        int seen;
        do {
            seen = reasons.get();
            for (Runnable news = next(); news != null; news = next()) {
                try {
                    news.run();
                } catch (RuntimeException e) {
                    LOG.log(Level.ERROR, "a client failed at what it was told", e);
                    cancel();
                }
            }
        } while (reasons.addAndGet(-seen) != 0);
    }

    private synchronized @Nullable Runnable next() {
        if (over) {
            return null;
        }
        if (failure != null || server.aborted() != null) {
            return broken(failure, server.aborted());
        }
        Runnable sender = more;
        if (sender != null && server.requestPipe().hasRoom()) {
            more = null;
            return sender;
        }
        ServerSide.Head head = server.head();
        if (head != null && !headTold) {
            headTold = true;
            return () -> listener.head(head.status(), head.headers());
        }
        return headTold && fetching ? fetched() : null;
    }

    private Runnable broken(@Nullable Throwable here, @Nullable Throwable byServer) {
        finish();
        if (here == null && server.version() == HttpVersion.HTTP_2) {
            return () -> listener.reset(INTERNAL_ERROR);
        }
        Throwable why = here != null ? here : byServer;
        return () -> listener.failed(why);
    }

    private @Nullable Runnable fetched() {
        // Asked before the pieces: those that were written before the end are there then.
        boolean ended = server.responsePipe().isEnded();
        byte[] piece = server.responsePipe().poll();
        if (piece != null) {
            fetching = false;
            return () -> listener.body(ByteBuffer.wrap(piece));
        }
        if (!ended) {
            return null;
        }
        finish();
        Headers trailers = server.trailers();
        server.requestPipe().discard();
        return () -> listener.end(trailers);
    }
}
