package org.connectjakarta.jaxrs;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.connectjakarta.Headers;
import org.connectjakarta.Peer;
import org.connectjakarta.http.BlockingExchange;
import org.connectjakarta.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * The pipe over a servlet request and response, with what Servlet 6 alone can do. An adapter for a container that can do more
 * extends it. Lives as long as its request; used by the thread that serves it.
 */
public class ServletExchange implements BlockingExchange {
    private static final String ATTRIBUTE = ServletExchange.class.getName();
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private @Nullable Headers headers;
    private @Nullable Peer peer;
    private @Nullable Throwable aborted;

    /** A pipe over the container's own objects, not over the proxies that JAX-RS injects. */
    public ServletExchange(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    /** Attaches this exchange to its request, for {@link ConnectResource} to find. */
    public final void attach() {
        request.setAttribute(ATTRIBUTE, this);
    }

    static ServletExchange attachedTo(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof ServletExchange exchange) {
            return exchange;
        }
        throw new IllegalStateException(
                "no exchange is attached to the request: ConnectResource runs in a servlet that attaches one");
    }

    /**
     * To be called by the adapter when JAX-RS is done with the request: JAX-RS keeps exceptions from the container, which needs one to
     * break off a response that has begun.
     *
     * @throws IOException if the call was {@linkplain #abort aborted}
     */
    public final void finish() throws IOException {
        if (aborted != null) {
            throw new IOException("the call was broken off", aborted);
        }
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String path() {
        // Servlet 6, section 3.4: neither of the two is decoded.
        String uri = request.getRequestURI();
        String root = request.getContextPath();
        return root.isEmpty() ? uri : uri.substring(root.length());
    }

    @Override
    public @Nullable String query() {
        return request.getQueryString();
    }

    @Override
    public HttpVersion version() {
        return HttpVersion.of(request.getProtocol());
    }

    @Override
    public final Headers headers() {
        Headers known = headers;
        if (known == null) {
            known = readHeaders();
            headers = known;
        }
        return known;
    }

    /** All request headers; asked for once. */
    protected Headers readHeaders() {
        Headers read = Headers.create();
        Enumeration<String> names = request.getHeaderNames();
        while (names.hasMoreElements()) {
            String name = names.nextElement();
            Enumeration<String> values = request.getHeaders(name);
            while (values.hasMoreElements()) {
                read.addUnchecked(name, values.nextElement());
            }
        }
        return read;
    }

    @Override
    public final Peer peer() {
        Peer known = peer;
        if (known == null) {
            String address = request.getRemoteAddr();
            boolean bracketed = address.startsWith("[") && address.endsWith("]");
            known =
                    new Peer(
                            bracketed ? address.substring(1, address.length() - 1) : address,
                            request.getRemotePort(),
                            request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain
                                    ? List.of(chain)
                                    : List.of());
            peer = known;
        }
        return known;
    }

    @Override
    public @Nullable Principal principal() {
        return request.getUserPrincipal();
    }

    @Override
    public boolean isUserInRole(String role) {
        return request.isUserInRole(role);
    }

    @Override
    public long requestLength() {
        return request.getContentLengthLong();
    }

    @Override
    public InputStream requestBody() throws IOException {
        return request.getInputStream();
    }

    @Override
    public void respond(int status, Headers responseHeaders, long contentLength) {
        response.setStatus(status);
        responseHeaders.forEach(response::addHeader);
        if (contentLength >= 0) {
            response.setContentLengthLong(contentLength);
        }
    }

    @Override
    public void trailers(Supplier<Headers> trailers) {
        // Containers may ask more than once, and some cannot stand a null (Servlet 6, section 5.4).
        response.setTrailerFields(
                new Supplier<>() {
                    private @Nullable Map<String, String> fields;

                    @Override
                    public Map<String, String> get() {
                        Map<String, String> known = fields;
                        if (known == null) {
                            known = joined(trailers.get());
                            fields = known;
                        }
                        return known;
                    }
                });
    }

    /** Several values of a name become one line, as RFC 9110, section 5.3, allows: a map has room for one. */
    private static Map<String, String> joined(Headers trailers) {
        Map<String, String> fields = new LinkedHashMap<>();
        trailers.forEach(
                (name, value) -> fields.merge(name, value, (first, next) -> first + "," + next));
        return fields;
    }

    @Override
    public OutputStream responseBody() throws IOException {
        return response.getOutputStream();
    }

    /** Makes {@link #finish} throw. */
    @Override
    public void abort(Throwable cause) {
        aborted = cause;
    }

    /** Without a container's help only a request in asynchronous mode hears of its client's end. */
    @Override
    public void onDisconnect(Runnable action) {
        if (request.isAsyncStarted()) {
            request.getAsyncContext().addListener(new DisconnectListener(action));
        }
    }

    private record DisconnectListener(Runnable action) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {}

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {
            action.run();
        }
    }
}
