package org.connectjakarta.benchmarks.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;

/** What the embedded server needs and a WAR does not. */
@ApplicationScoped
@Path("/")
public class EmbeddedResource {

    /** Puts the bare servlet beside the resources: the embedded server has no door of its own for servlets. */
    @POST
    @Path("servlet")
    public void addServlet(@Context ServletContext context) throws Exception {
        ServletContextHandler.getServletContextHandler(context)
                .addServlet(BareServlet.class, BareServlet.PATH);
    }
}
