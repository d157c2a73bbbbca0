package org.connectjakarta.jaxrs.war;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.connectjakarta.jaxrs.AnsweredResponse;
import org.connectjakarta.jaxrs.HeadlessRequest;

/** Stands before the server's JAX-RS servlet, and gives the resource its exchange. */
final class CallFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient Calls calls;

    CallFilter(Calls calls) {
        this.calls = calls;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        calls.run(
                request,
                response,
                exchange -> {
                    exchange.attach();
                    chain.doFilter(new HeadlessRequest(request), new AnsweredResponse(response));
                });
    }
}
