package org.connectjakarta.quarkus.deployment.client;

import io.quarkus.builder.item.SimpleBuildItem;
import java.util.List;
import org.connectjakarta.mp.ClientId;

/** The configurations of the clients that are injected. */
final class NeededClientsBuildItem extends SimpleBuildItem {
    private final List<ClientId> clients;

    NeededClientsBuildItem(List<ClientId> clients) {
        this.clients = clients;
    }

    /** Each with all places that need it. */
    List<ClientId> clients() {
        return clients;
    }
}
