package org.connectjakarta.servers.house;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.connectjakarta.cdi.ConnectClient;

/** Has a registered client, and knows what that is told. */
@ApplicationScoped
public class RegisteredFriend implements Friend {
    @Inject @ConnectClient Neighbour neighbour;

    @Override
    public String name(Text request) {
        return neighbour.name(request).getText();
    }
}
