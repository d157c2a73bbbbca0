package org.connectjakarta.jaxrs.war;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.connectjakarta.http.RequestTooLargeException;

/**
 * The body of a request on Undertow, which shows two things badly. A connection of HTTP/2 that is lost reads as the end of all its
 * requests: half a stream would be taken for a whole one. And a body that grows over {@code max-post-size} is cut off together with its
 * response, so that nobody can say why; here it ends a little earlier, with room for an answer.
 */
final class CheckedBody extends FilterInputStream {
    /** How much is read before the limit is asked for. */
    private static final long UNASKED_BYTES = 1024 * 1024;

    /** More than Undertow takes from a client before it is read: a window of HTTP/2 and some buffers. */
    private static final long MARGIN_BYTES = 128 * 1024;

    private final HttpServletRequest request;
    private final boolean multiplexed;
    private long count;
    private long end = UNASKED_BYTES;
    private boolean refused;

    /**
     * @param multiplexed whether it came over HTTP/2
     */
    CheckedBody(InputStream in, HttpServletRequest request, boolean multiplexed) {
        super(in);
        this.request = request;
        this.multiplexed = multiplexed;
    }

    /** Whether the request is too large: the rest of it is not to be waited for. */
    boolean isRefused() {
        return refused;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        if (read < 0) {
            if (multiplexed && !UndertowRequest.isConnectionOpen(request)) {
                throw new IOException("the connection was lost before the end of the request");
            }
            return read;
        }
        count += read;
        if (count > end) {
            checkLimit();
        }
        return read;
    }

    /** Once it has thrown, the rest can be read: somebody may want to have it out of the way. */
    private void checkLimit() throws RequestTooLargeException {
        long max = UndertowRequest.maxBytes(request);
        // A body whose length is known was looked at by Undertow.
        boolean limited = max > 0 && request.getContentLengthLong() < 0;
        end = limited && !refused ? Math.max(max - MARGIN_BYTES, UNASKED_BYTES) : Long.MAX_VALUE;
        if (count > end) {
            refused = true;
            end = Long.MAX_VALUE;
            throw new RequestTooLargeException(max);
        }
    }
}
