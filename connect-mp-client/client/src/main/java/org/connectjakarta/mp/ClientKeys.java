package org.connectjakarta.mp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.connectjakarta.config.Setting;

/** The keys that a setting of one client can have, in the order in which they count. */
final class ClientKeys {
    /** What stands between a client or an interface and a setting in the spelling of MicroProfile. */
    static final String MICROPROFILE = "/mp-connect/";

    /** A word that can name a client without quotes: settings begin with the others. */
    private static final String WORD = "(?!(?:compression|json|headers)(?:\\.|$))[A-Za-z0-9_-]+";

    /** How one client is named in a key. */
    static final String ONE = "\"[^\"]*\"|" + WORD;

    private static final String HEADERS = "headers.";

    private final ClientId id;

    /** What keys of this client begin with, and then those of all. */
    private final List<String> starts = new ArrayList<>();

    ClientKeys(ClientId id, ClientSpelling spelling) {
        this.id = id;
        spelling.prefixes().forEach(this::addNamed);
        if (id.interfaceName() != null) {
            starts.add(id.interfaceName() + MICROPROFILE);
        }
        addNamed(ClientSettings.PREFIX);
        starts.add(id.key() + MICROPROFILE);
    }

    private void addNamed(String prefix) {
        starts.add(prefix + '"' + id.key() + "\".");
        if (id.key().matches(WORD)) {
            starts.add(prefix + id.key() + '.');
        }
    }

    /** The keys of this client alone. */
    List<String> own(Setting<?> setting) {
        List<String> keys = new ArrayList<>();
        for (String start : starts) {
            keys.addAll(below(start, setting));
        }
        return keys;
    }

    /** The keys of all clients. */
    static List<String> general(Setting<?> setting) {
        return below(ClientSettings.PREFIX, setting);
    }

    /** The keys of this client, then those of all. */
    List<String> all(Setting<?> setting) {
        List<String> keys = own(setting);
        keys.addAll(general(setting));
        return keys;
    }

    private static List<String> below(String start, Setting<?> setting) {
        List<String> keys = new ArrayList<>();
        for (String name : names(setting)) {
            keys.add(start + (start.endsWith(MICROPROFILE) ? camelCase(name) : name));
        }
        return keys;
    }

    private static List<String> names(Setting<?> setting) {
        String name = setting.name();
        if (setting == ClientSettings.URL) {
            // Two names, in the order that MicroProfile REST clients have.
            return List.of(ClientSettings.URI.name(), name);
        }
        return name.startsWith(HEADERS) ? List.of(name, name.replace("\"", "")) : List.of(name);
    }

    /** {@code compressionMinBytes} for {@code compression.min-bytes}, {@code headers/x-tenant} for {@code headers."x-tenant"}. */
    static String camelCase(String name) {
        if (name.startsWith(HEADERS)) {
            return "headers/" + name.substring(HEADERS.length()).replace("\"", "");
        }
        StringBuilder camelCase = new StringBuilder();
        for (String word : name.split("[.-]")) {
            camelCase.append(
                    camelCase.isEmpty()
                            ? word
                            : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return camelCase.toString();
    }

    /** The names of the headers that are set for this client or for all, as they are written. */
    Set<String> headers(Iterable<String> keys) {
        Set<String> headers = new TreeSet<>();
        for (String key : keys) {
            starts.forEach(start -> addHeader(key, start, headers));
            addHeader(key, ClientSettings.PREFIX, headers);
        }
        return headers;
    }

    private static void addHeader(String key, String start, Set<String> headers) {
        String below = start + (start.endsWith(MICROPROFILE) ? "headers/" : HEADERS);
        if (key.startsWith(below) && key.length() > below.length()) {
            headers.add(key.substring(below.length()).replace("\"", ""));
        }
    }

    /** For messages: where the URL of this client can be written. */
    String spellingsOfUrl() {
        List<String> own = new ArrayList<>();
        for (String start : starts) {
            own.add(start + ClientSettings.URL.name());
        }
        own.add(ClientSettings.URL.key() + " for all clients");
        own.add(
                "in the environment "
                        + ClientSettings.URL
                                .key(id.key())
                                .replaceAll("[^A-Za-z0-9]", "_")
                                .toUpperCase(Locale.ROOT));
        return String.join(", ", own);
    }
}
