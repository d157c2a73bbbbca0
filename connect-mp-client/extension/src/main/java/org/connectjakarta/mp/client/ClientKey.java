package org.connectjakarta.mp.client;

import org.connectjakarta.mp.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * What makes the configuration of one client differ from that of another.
 *
 * @param key the configuration key, not empty
 * @param interfaceName the registered interface whose own settings go first; null if there is none
 * @param baseUri the URL where configuration gives none; null if there is none
 */
record ClientKey(String key, @Nullable String interfaceName, @Nullable String baseUri) {

    /** The same for the configuration, with the place that is named in messages. */
    ClientId at(String place) {
        return new ClientId(key, interfaceName, baseUri, place);
    }

    /** The same for a lookup by the application. */
    ClientId lookup() {
        return at(interfaceName == null ? "a lookup" : interfaceName);
    }
}
