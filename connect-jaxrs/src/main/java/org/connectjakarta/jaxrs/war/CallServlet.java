package org.connectjakarta.jaxrs.war;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Calls without JAX-RS. */
final class CallServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Calls calls;

    CallServlet(Calls calls) {
        this.calls = calls;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        calls.run(request, response, WarExchange::serve);
    }
}
