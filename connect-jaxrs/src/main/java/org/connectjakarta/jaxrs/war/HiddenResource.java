package org.connectjakarta.jaxrs.war;

import jakarta.ws.rs.Path;
import org.connectjakarta.jaxrs.ConnectResource;

/** The resource at every path of the servlet. Not to be referred to: see {@link HiddenClasses}. */
@Path("{procedure: .*}")
public final class HiddenResource extends ConnectResource {

    /** Called by {@link HiddenApplication}. */
    public HiddenResource() {
        super(exchange -> ((WarExchange) exchange).serve());
    }
}
