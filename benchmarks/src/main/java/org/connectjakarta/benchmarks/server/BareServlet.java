package org.connectjakarta.benchmarks.server;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What a call cannot undercut in this server at all: a servlet that gives back the bytes that it gets. */
@WebServlet(BareServlet.PATH)
public class BareServlet extends HttpServlet {
    static final String PATH = "/servlet/echo";

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        response.setContentType(request.getContentType());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
