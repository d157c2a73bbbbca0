package org.connectjakarta.mp;

import java.util.List;
import java.util.Map;

/**
 * How settings may be written on a platform, besides the portable way.
 *
 * @param prefixes what keys can begin with before the name of a client, such as {@code quarkus.connect.clients.}; they count before all
 *     others. Unknown keys below them are not told
 * @param schemes what URLs can begin with besides {@code http} and {@code https}, each with the one of these that is spoken. The host is
 *     the name of a service then, for which the platform finds servers
 */
public record ClientSpelling(List<String> prefixes, Map<String, String> schemes) {
    /** Nothing besides. */
    public static final ClientSpelling PORTABLE = new ClientSpelling(List.of(), Map.of());

    public ClientSpelling {
        prefixes = List.copyOf(prefixes);
        schemes = Map.copyOf(schemes);
    }
}
