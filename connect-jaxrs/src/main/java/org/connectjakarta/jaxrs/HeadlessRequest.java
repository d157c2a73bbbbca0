package org.connectjakarta.jaxrs;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * A request of whose head JAX-RS sees the method only, which is at the root of the application for it, without headers: it would answer
 * malformed ones with a bare 400, where the protocols want 415 or do not look at all; it would take time to read those that it has no use
 * for; and RESTEasy remembers what it found for a path only if that has no template. The exchange has all of it.
 */
public final class HeadlessRequest extends HttpServletRequestWrapper {

    /** The same request, with the path of its context and without headers. */
    public HeadlessRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getRequestURI() {
        return getContextPath() + "/";
    }

    @Override
    public StringBuffer getRequestURL() {
        StringBuffer url = super.getRequestURL();
        url.setLength(url.length() - super.getRequestURI().length());
        return url.append(getRequestURI());
    }

    @Override
    public @Nullable String getQueryString() {
        return null;
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.emptyEnumeration();
    }

    @Override
    public @Nullable String getContentType() {
        return null;
    }

    @Override
    public Cookie @Nullable [] getCookies() {
        return null;
    }
}
