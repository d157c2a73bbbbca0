package org.connectjakarta.jaxrs.war;

import jakarta.ws.rs.Path;
import org.connectjakarta.jaxrs.ConnectResource;
import org.connectjakarta.jaxrs.HeadlessRequest;

/** The resource at the root, where {@link HeadlessRequest} puts every request. Not to be referred to: see {@link HiddenClasses}. */
@Path("")
public final class HiddenResource extends ConnectResource {

    /** Called by {@link HiddenApplication}. */
    public HiddenResource() {
        super(exchange -> ((WarExchange) exchange).serve());
    }
}
