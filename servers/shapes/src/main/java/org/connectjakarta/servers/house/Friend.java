package org.connectjakarta.servers.house;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.connectjakarta.cdi.ConnectClient;

/** Has a registered client, where there is one. */
@ApplicationScoped
public class Friend {
    @Inject @ConnectClient Neighbour neighbour;

    /** What the client is told. */
    public String name(Text request) {
        return neighbour.name(request).getText();
    }
}
