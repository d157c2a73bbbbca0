package org.connectjakarta.jaxrs.war;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.connectjakarta.Headers;
import org.connectjakarta.http.HttpVersion;
import org.connectjakarta.server.RpcServer;
import org.jspecify.annotations.Nullable;

/** The pipe over Undertow: WildFly, and others that are made of it. */
final class UndertowExchange extends WarExchange {
    private static final Logger LOG = System.getLogger(UndertowExchange.class.getName());

    /** Undertow encodes trailers into one buffer of 16 KiB; a stream with more of them never ends. */
    private static final int MAX_TRAILER_BYTES = 12 * 1024;

    /** What each line costs beside its characters (RFC 7541, section 4.1). */
    private static final int LINE_BYTES = 32;

    /** How long a response waits for the rest of a request that nobody reads. */
    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final HttpServletRequest request;
    private final Thread owner = Thread.currentThread();
    private @Nullable CheckedBody requestBody;
    private @Nullable OutputStream body;

    UndertowExchange(RpcServer server, HttpServletRequest request, HttpServletResponse response) {
        super(server, request, response);
        this.request = request;
    }

    @Override
    public InputStream requestBody() throws IOException {
        if (requestBody == null) {
            boolean multiplexed = version() != HttpVersion.HTTP_1;
            requestBody = new CheckedBody(super.requestBody(), request, multiplexed);
        }
        return requestBody;
    }

    @Override
    public OutputStream responseBody() throws IOException {
        if (version() == HttpVersion.HTTP_1) {
            return super.responseBody();
        }
        if (body == null) {
            body = new Last(super.responseBody());
        }
        return body;
    }

    /**
     * Reads what the client has sent. When a client resets its stream, as most do when they are answered early, Undertow forgets to
     * give back the part of the connection's window that unread bytes take; once all of it is gone, nothing more comes through.
     */
    private void discardRest() throws IOException {
        ServletInputStream in = request.getInputStream();
        byte[] buffer = new byte[8 * 1024];
        long start = System.nanoTime();
        while (!in.isFinished() && System.nanoTime() - start < REST_NANOS) {
            if (in.available() > 0) {
                in.read(buffer);
            } else if (!in.isFinished()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
    }

    /** Ends the response when the request is at its end, as far as can be waited for; another thread than the reader waits for nothing. */
    private final class Last extends FilterOutputStream {
        Last(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            try {
                boolean refused = requestBody != null && requestBody.isRefused();
                if (Thread.currentThread() == owner && !refused) {
                    discardRest();
                }
            } finally {
                out.close();
            }
        }
    }

    /** Sends what fits; the protocols put first what clients cannot do without. */
    @Override
    public void trailers(Supplier<Headers> trailers) {
        super.trailers(() -> fitting(trailers.get()));
    }

    private Headers fitting(Headers trailers) {
        Headers fitting = Headers.create();
        int[] left = {MAX_TRAILER_BYTES};
        trailers.forEach(
                (name, value) -> {
                    int bytes = name.length() + value.length() + LINE_BYTES;
                    if (bytes <= left[0]) {
                        left[0] -= bytes;
                        fitting.addUnchecked(name, value);
                    } else {
                        LOG.log(
                                Level.WARNING,
                                "{0}: the trailer {1} was left out, since Undertow cannot send more than {2} bytes of them",
                                path(),
                                name,
                                MAX_TRAILER_BYTES);
                    }
                });
        return fitting;
    }
}
