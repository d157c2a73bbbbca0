package org.connectjakarta.jaxrs;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * A request whose headers JAX-RS does not see: it would answer malformed ones with a bare 400, where the protocols want 415 or do not
 * look at all, and would take time to read those that it has no use for. The exchange has them.
 */
public final class HeadlessRequest extends HttpServletRequestWrapper {

    /** The same request without headers. */
    public HeadlessRequest(HttpServletRequest request) {
        super(request);
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
