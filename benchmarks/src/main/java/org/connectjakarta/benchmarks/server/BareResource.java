package org.connectjakarta.benchmarks.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.management.ManagementFactory;

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
