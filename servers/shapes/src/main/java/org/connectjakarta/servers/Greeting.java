package org.connectjakarta.servers;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A resource of the user's. */
@Path("/greeting")
public class Greeting {

    /** Shows that it is reached. */
    @GET
    public String get() {
        return "hello";
    }
}
