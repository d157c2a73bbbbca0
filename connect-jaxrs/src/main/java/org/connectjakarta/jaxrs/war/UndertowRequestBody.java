package org.connectjakarta.jaxrs.war;

import jakarta.servlet.ServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request over HTTP/2, with a count of what was read of it.
 *
 * <p>When a client resets its stream, Undertow (2.3 and 2.4) throws away what it has received and nobody has read, and does not give
 * back the part of the connection's window that these bytes take. A few resets later nothing is left of it, and all calls of the
 * connection wait for ever. So each request is read to its end; and where that end is a reset, the window gets back what is missing.
 */
final class UndertowRequestBody extends FilterInputStream {
    private final ServletRequest request;
    private long count;
    private boolean ended;
    private @Nullable IOException failure;

    UndertowRequestBody(ServletRequest request) throws IOException {
        super(request.getInputStream());
        this.request = request;
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (failure != null) {
            throw new IOException("the request could not be read", failure);
        }
        return readOn(bytes, offset, length);
    }

    private int readOn(byte[] bytes, int offset, int length) throws IOException {
        int read;
        try {
            read = in.read(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        } catch (RuntimeException e) {
            // Undertow: a reset has taken the buffer away that was being read.
            failure = new IOException("the stream was reset", e);
            throw failure;
        }
        if (read < 0) {
            ended = true;
        } else {
            count += read;
        }
        return read;
    }

    /**
     * Reads to the end. Called when nobody else reads any more; Undertow would do the same a little later.
     *
     * @param wait whether to wait for what the client still sends; not before it has the whole response
     */
    void discardRest(boolean wait) throws IOException {
        if (ended) {
            return;
        }
        byte[] buffer = new byte[8 * 1024];
        try {
            skipStale(buffer);
            while (!ended && (wait || in.available() > 0)) {
                readOn(buffer, 0, buffer.length);
            }
        } catch (IOException | RuntimeException e) {
            UndertowWindow.giveBack(request, count);
        }
    }

    /** After a read that failed, an interrupted one for example, Undertow offers a buffer of bytes that nobody has sent. */
    private void skipStale(byte[] buffer) throws IOException {
        int stale = failure == null ? 0 : in.available();
        while (stale > 0) {
            stale -= in.read(buffer, 0, Math.min(stale, buffer.length));
        }
    }
}
