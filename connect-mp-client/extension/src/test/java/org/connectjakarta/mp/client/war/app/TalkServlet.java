package org.connectjakarta.mp.client.war.app;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Asks the bean: {@code /talk/{way}?text}. Made by the server, which knows nothing of CDI. */
public class TalkServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Talk talk = CDI.current().select(Talk.class).get();
        String way = request.getPathInfo().substring(1);
        // With a connection Jetty keeps the application that it served last.
        response.setHeader("Connection", "close");
        response.getWriter().print(talk.say(way, request.getQueryString()));
    }
}
