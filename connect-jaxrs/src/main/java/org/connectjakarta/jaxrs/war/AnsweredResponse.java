package org.connectjakarta.jaxrs.war;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** A response that JAX-RS cannot answer a second time: it takes a resource that returns nothing for one without content. */
final class AnsweredResponse extends HttpServletResponseWrapper {

    AnsweredResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void setStatus(int status) {
        if (!isCommitted()) {
            super.setStatus(status);
        }
    }
}
