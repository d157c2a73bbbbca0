package org.connectjakarta.quarkus.it;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A REST endpoint that knows nothing of the services. */
@Path("/hours")
public class Hours {

    /** When the shop is open. */
    @GET
    public String hours() {
        return "nine to five";
    }
}
