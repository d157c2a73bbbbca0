package org.connectjakarta.samples.eliza.quarkus;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A REST resource like any other, beside the service. */
@Path("/practice")
public class Practice {

    /** When to come. */
    @GET
    @Path("/hours")
    @Produces(MediaType.TEXT_PLAIN)
    public String hours() {
        return "Day and night.\n";
    }
}
