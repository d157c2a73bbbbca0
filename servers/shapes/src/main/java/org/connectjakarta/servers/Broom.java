package org.connectjakarta.servers;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Takes the place of an application that was the first or the last one somewhere: a thread of WildFly holds the request that it was
 * started for, and Java 17 the record class that was the last to be compared, hashed or shown for the first time.
 */
@WebServlet("/sweep")
public class Broom extends HttpServlet {
    /** All threads that WildFly has for requests, and more than the tests keep busy. */
    static final int THREADS = 40;

    private static final long serialVersionUID = 1L;
    private static final CountDownLatch ALL_HERE = new CountDownLatch(THREADS);
    private static final int PATIENCE_SECONDS = 10;

    /** A class that must go into the WAR, too. */
    record Last(String text) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ALL_HERE.countDown();
        try {
            // A server that has fewer threads lets the others wait.
            ALL_HERE.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        Last one = new Last(request.getMethod());
        Last other = new Last(request.getMethod());
        response.getWriter().print(one.equals(other) + " " + one.hashCode() + " " + one);
    }
}
