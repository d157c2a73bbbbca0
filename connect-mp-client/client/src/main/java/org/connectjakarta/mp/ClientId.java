package org.connectjakarta.mp;

import org.jspecify.annotations.Nullable;

/**
 * Which client is configured.
 *
 * @param key what its settings are named by: {@code connect.client."key".url}; by default the full name of the service
 * @param interfaceName the binary name of the interface whose own settings go first, as in {@code com.example.Greeter/mp-connect/url};
 *     null if there are none
 * @param baseUri the URL where configuration gives none, as in an annotation; null if there is none
 * @param place for messages: what needs the client, such as an injection point or an interface
 */
public record ClientId(
        String key, @Nullable String interfaceName, @Nullable String baseUri, String place) {}
