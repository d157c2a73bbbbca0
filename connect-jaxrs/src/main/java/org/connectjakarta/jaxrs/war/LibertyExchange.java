package org.connectjakarta.jaxrs.war;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.connectjakarta.Headers;
import org.connectjakarta.http.HttpVersion;
import org.connectjakarta.jaxrs.ResponseBody;
import org.connectjakarta.server.RpcServer;
import org.jspecify.annotations.Nullable;

/** The pipe over Open Liberty. */
final class LibertyExchange extends WarExchange {
    private final HttpServletResponse response;
    private @Nullable LibertyTrailers fields;
    private @Nullable Supplier<Headers> trailers;
    private @Nullable OutputStream trailed;

    LibertyExchange(RpcServer server, HttpServletRequest request, HttpServletResponse response) {
        super(server, request, response);
        this.response = response;
        if (super.version() == HttpVersion.HTTP_2) {
            LibertyFrames.forgiveOne(response);
        }
    }

    /** HTTP/2 only where trailers can be sent: the engine refuses gRPC otherwise, and does not need HTTP/2 for anything else. */
    @Override
    public HttpVersion version() {
        return LibertyTrailers.areKnown() ? super.version() : HttpVersion.HTTP_1;
    }

    @Override
    public void trailers(Supplier<Headers> trailers) {
        this.trailers = trailers;
        fields = LibertyTrailers.of(response);
    }

    @Override
    public OutputStream responseBody() throws IOException {
        if (trailers == null) {
            return super.responseBody();
        }
        if (trailed == null) {
            // Otherwise Liberty counts a small body, and sends its length instead of trailers.
            response.flushBuffer();
            trailed = new Trailed(super.responseBody());
        }
        return trailed;
    }

    /** Liberty would send the text of an exception, whether the response has begun or not. */
    @Override
    boolean breakOff() {
        if (response.isCommitted()) {
            LibertyConnection.breakOff(response, super.version() == HttpVersion.HTTP_2);
        } else {
            response.reset();
            response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            response.setContentLength(0);
        }
        return true;
    }

    /** Closing Liberty's stream ends the response without its trailers; the end of the request ends it with them. */
    private final class Trailed extends ResponseBody {
        Trailed(OutputStream out) {
            super(out);
        }

        @Override
        public void close() throws IOException {
            flush();
            fields.set(trailers.get());
        }
    }
}
