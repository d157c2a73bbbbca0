package org.connectjakarta.servers;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Shows in the heap whether the class loader of an application is alive. It is for one test alone: applications of tests before it
 * may be held by the threads that were started for their requests.
 */
@WebListener
public class Trace implements ServletContextListener {
    /** There is one object of this class for each class loader. */
    enum Left {
        ONE
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().log("There is a trace: " + Left.ONE);
    }
}
