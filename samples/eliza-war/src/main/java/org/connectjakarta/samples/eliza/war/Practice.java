package org.connectjakarta.samples.eliza.war;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A resource like any other; it knows nothing of the service. */
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
