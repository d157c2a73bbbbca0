package org.connectjakarta.embedded;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.connectjakarta.Headers;
import org.connectjakarta.http.HttpVersion;
import org.connectjakarta.jaxrs.ResponseBody;
import org.connectjakarta.jaxrs.ServletExchange;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.ee10.servlet.ServletContextResponse;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.QuietException;
import org.jspecify.annotations.Nullable;

/** The pipe over a request of Jetty, with what Jetty can do beyond the servlet API. */
final class JettyExchange extends ServletExchange {
    private final ServletContextRequest request;
    private final Thread owner = Thread.currentThread();
    private boolean answered;

    JettyExchange(HttpServletRequest request, HttpServletResponse response) {
        super(request, response);
        this.request = ServletContextRequest.getServletContextRequest(request);
    }

    /**
     * Lets the client be silent in the middle of a stream, where Jetty would close an HTTP/1.1 connection for being idle; streams of
     * HTTP/2 have no such limit here. A stream comes in chunks; a body of known length is none.
     *
     * @return puts the limit back; null if there is nothing to do
     */
    @Nullable Runnable allowSilence() {
        if (!request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
            return null;
        }
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        long idleTimeout = endPoint.getIdleTimeout();
        endPoint.setIdleTimeout(0);
        return () -> endPoint.setIdleTimeout(idleTimeout);
    }

    @Override
    protected Headers readHeaders() {
        Headers headers = Headers.create();
        for (HttpField field : request.getHeaders()) {
            headers.addUnchecked(field.getLowerCaseName(), field.getValue());
        }
        return headers;
    }

    /** Without the servlet API's search for charsets in content types, which costs more than all else that is done here. */
    @Override
    public void respond(int status, Headers headers, long contentLength) {
        answered = true;
        ServletContextResponse response = request.getServletContextResponse();
        response.setStatus(status);
        HttpFields.Mutable fields = response.getHeaders();
        headers.forEach((name, value) -> fields.add(FrequentFields.of(name, value)));
        if (contentLength >= 0 && !(leavesEnd() && contentLength <= aggregated())) {
            fields.put(HttpHeader.CONTENT_LENGTH, contentLength);
        }
    }

    /** Whether the head of the response is known. */
    boolean isAnswered() {
        return answered;
    }

    /** Repeated trailers stay repeated, which the map of the servlet API has no room for. */
    @Override
    public void trailers(Supplier<Headers> trailers) {
        request.getServletContextResponse()
                .setTrailersSupplier(
                        () -> {
                            HttpFields.Mutable fields = HttpFields.build();
                            trailers.get()
                                    .forEach(
                                            (name, value) ->
                                                    fields.add(FrequentFields.of(name, value)));
                            return fields;
                        });
    }

    /**
     * Whether the end of the response is left to Jetty, which sends it, and whatever it has kept until then, as soon as the request's
     * own thread comes back. Whoever sends it earlier waits until it is sent; that costs as much as a third of a call. Over HTTP/1.1 the
     * end comes first, since the engine reads what the client still sends.
     */
    private boolean leavesEnd() {
        return version() == HttpVersion.HTTP_2;
    }

    /** How many bytes of a body Jetty keeps until the end, when it knows the length. */
    private long aggregated() {
        return request.getConnectionMetaData().getHttpConfiguration().getOutputAggregationSize();
    }

    @Override
    public OutputStream responseBody() throws IOException {
        OutputStream body = super.responseBody();
        return leavesEnd() ? new Unclosed(body) : body;
    }

    /** Jetty closes an HTTP/1.1 connection and resets an HTTP/2 stream when the servlet returns; a head that has not left becomes a 500. */
    @Override
    public void abort(Throwable cause) {
        request.getServletChannel().abort(new BrokenOff(cause));
    }

    /**
     * Runs the action while the request's thread is busy elsewhere, on the thread that reads the connection. A read or a write that
     * waits fails instead.
     */
    @Override
    public void onDisconnect(Runnable action) {
        request.addFailureListener(failure -> action.run());
    }

    /** A body that its request's own thread does not close; for another one, nobody knows when that comes back. */
    private final class Unclosed extends ResponseBody {
        Unclosed(OutputStream body) {
            super(body);
        }

        @Override
        public void close() throws IOException {
            if (Thread.currentThread() != owner) {
                out.close();
            }
        }
    }

    /** What is logged by the engine need not be logged by Jetty. */
    private static final class BrokenOff extends IOException implements QuietException {
        private static final long serialVersionUID = 1L;

        BrokenOff(Throwable cause) {
            super("the call was broken off", cause);
        }
    }
}
