package org.connectjakarta.benchmarks.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.lang.management.ManagementFactory;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;

/** What a call cannot undercut as long as it goes through JAX-RS: a resource that gives back the bytes that it gets. */
@ApplicationScoped
@Path("/")
public class BareResource {
    @POST
    @Path("echo")
    @Consumes({"application/json", "application/proto"})
    @Produces({"application/json", "application/proto"})
    public byte[] echo(byte[] body) {
        return body;
    }

    /** Puts the bare servlet beside this resource: the embedded server has no door of its own for servlets. */
    @POST
    @Path("servlet")
    public void addServlet(@Context ServletContext context) throws Exception {
        ServletContextHandler.getServletContextHandler(context)
                .addServlet(BareServlet.class, "/servlet/echo");
    }

    /** The bytes of the heap that are in use after a collection. */
    @GET
    @Path("heap")
    @Produces("text/plain")
    public String heap() {
        // Twice: what the first one finds dead may hold on to others until it has been seen to.
        System.gc();
        System.gc();
        return Long.toString(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
}
