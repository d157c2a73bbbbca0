package org.connectjakarta.jaxrs.war;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import org.connectjakarta.Headers;
import org.connectjakarta.http.HttpVersion;
import org.connectjakarta.jaxrs.ResponseBody;
import org.connectjakarta.server.RpcServer;
import org.jspecify.annotations.Nullable;

/** The pipe over Undertow: WildFly, and others that are made of it. */
final class UndertowExchange extends WarExchange {
    private static final Logger LOG = System.getLogger(UndertowExchange.class.getName());

    /** Undertow encodes trailers into one buffer of 16 KiB; a stream with more of them never ends. */
    private static final int MAX_TRAILER_BYTES = 12 * 1024;

    /** What each line costs beside its characters (RFC 7541, section 4.1). */
    private static final int LINE_BYTES = 32;

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private @Nullable CheckedBody checkedBody;
    private @Nullable UndertowRequestBody countedBody;
    private @Nullable Last responseBody;

    UndertowExchange(RpcServer server, HttpServletRequest request, HttpServletResponse response) {
        super(server, request, response);
        this.request = request;
        this.response = response;
    }

    @Override
    public InputStream requestBody() throws IOException {
        if (checkedBody == null) {
            checkedBody =
                    version() == HttpVersion.HTTP_1
                            ? new CheckedBody(super.requestBody(), request, false)
                            : new CheckedBody(countedBody(), request, true);
        }
        return checkedBody;
    }

    private UndertowRequestBody countedBody() throws IOException {
        if (countedBody == null) {
            countedBody = new UndertowRequestBody(request);
        }
        return countedBody;
    }

    @Override
    public OutputStream responseBody() throws IOException {
        if (version() == HttpVersion.HTTP_1) {
            return super.responseBody();
        }
        if (responseBody == null) {
            responseBody = new Last(super.responseBody());
        }
        return responseBody;
    }

    /** In asynchronous mode Undertow ends a response that has failed as if it were whole. */
    @Override
    public void abort(Throwable cause) {
        super.abort(cause);
        if (response.isCommitted()) {
            UndertowRequest.breakOff(request, version());
        }
    }

    /** Reads what nobody has read of a request over HTTP/2: {@link UndertowRequestBody} says why. */
    @Override
    void release() {
        if (version() == HttpVersion.HTTP_1) {
            return;
        }
        try {
            boolean refused = checkedBody != null && checkedBody.isRefused();
            countedBody().discardRest(responseBody != null && responseBody.closed && !refused);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the rest of a request to " + path() + " cannot be read", e);
        }
    }

    /** Knows whether the response is at its end. */
    private static final class Last extends ResponseBody {
        private boolean closed;

        Last(OutputStream out) {
            super(out);
        }

        @Override
        public void close() throws IOException {
            out.close();
            closed = true;
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
