package org.connectjakarta.jaxrs.war;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.connectjakarta.Headers;
import org.connectjakarta.server.RpcServer;
import org.jspecify.annotations.Nullable;

/** The pipe over Open Liberty. */
final class LibertyExchange extends WarExchange {
    private final HttpServletResponse response;
    private @Nullable OutputStream trailed;
    private boolean hasTrailers;

    LibertyExchange(RpcServer server, HttpServletRequest request, HttpServletResponse response) {
        super(server, request, response);
        this.response = response;
    }

    @Override
    public void trailers(Supplier<Headers> trailers) {
        hasTrailers = true;
        super.trailers(trailers);
    }

    @Override
    public OutputStream responseBody() throws IOException {
        if (!hasTrailers) {
            return super.responseBody();
        }
        if (trailed == null) {
            // Otherwise Liberty counts a small body, and sends its length instead of trailers.
            response.flushBuffer();
            trailed = new Unclosed(super.responseBody());
        }
        return trailed;
    }

    /** Closing Liberty's stream ends the response without its trailers; the end of the request ends it with them. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
