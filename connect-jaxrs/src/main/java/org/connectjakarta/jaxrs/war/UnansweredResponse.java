package org.connectjakarta.jaxrs.war;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** A response that a container cannot use to ask for credentials: whether any are needed is said later, in the words of the protocol. */
final class UnansweredResponse extends HttpServletResponseWrapper {

    UnansweredResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void setStatus(int status) {}

    @Override
    public void sendError(int status) {}

    @Override
    public void sendError(int status, String message) {}

    @Override
    public void sendRedirect(String location) {}

    @Override
    public void setHeader(String name, String value) {}

    @Override
    public void addHeader(String name, String value) {}
}
