package org.connectjakarta.jaxrs;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** A response that JAX-RS cannot answer a second time: it takes a resource that returns nothing for one without content. */
public class AnsweredResponse extends HttpServletResponseWrapper {

    /** The same response, answered once it is committed. */
    public AnsweredResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public final void setStatus(int status) {
        if (!isCommitted()) {
            super.setStatus(status);
        }
    }
}
