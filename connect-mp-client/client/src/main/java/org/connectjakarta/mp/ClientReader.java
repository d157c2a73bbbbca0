package org.connectjakarta.mp;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.connectjakarta.config.Setting;
import org.connectjakarta.config.SettingReader;
import org.connectjakarta.config.SettingValues;
import org.connectjakarta.config.UnknownKeys;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Reads the settings of one client. For one use. */
final class ClientReader {
    private final Config config;
    private final ClientId id;
    private final ClientKeys keys;
    private final Consumer<String> problems;
    private final SettingReader reader;
    private final UnknownKeys unknownKeys;
    private final ClientValues values = new ClientValues();
    private final Setting<ServiceUrl> url;
    private String scheme = "";
    private int told;

    ClientReader(Config config, ClientId id, Consumer<String> problems) {
        this(config, id, ClientSpelling.PORTABLE, problems);
    }

    ClientReader(Config config, ClientId id, ClientSpelling spelling, Consumer<String> problems) {
        this.config = config;
        this.id = id;
        this.keys = new ClientKeys(id, spelling);
        this.url = url(spelling);
        this.problems = problems;
        this.reader = new SettingReader(config, this::report);
        this.unknownKeys = new UnknownKeys(config, this::tell);
    }

    /** Whether a problem was found. */
    boolean failed() {
        return told > 0;
    }

    /** Tells of a problem of this client. */
    void report(String problem) {
        tell(problem + ". Needed by " + id.place());
    }

    private void tell(String problem) {
        told++;
        problems.accept(problem);
    }

    /** The values, each by itself as it should be: those that are wrong are told and left out. */
    ClientValues read() {
        reportUnknownKeys();
        readUrl();
        SettingValues client = reader.values(keys::all);
        for (Setting<?> setting : ClientSettings.ALL) {
            if (setting != ClientSettings.URL && setting != ClientSettings.URI) {
                copy(setting, client);
            }
        }
        readHeaders(client);
        return values;
    }

    private <T> void copy(Setting<T> setting, SettingValues client) {
        T value = client.optional(setting);
        if (value != null) {
            values.put(setting, value);
        }
    }

    private static Setting<ServiceUrl> url(ClientSpelling spelling) {
        return new Setting<>(
                ClientSettings.PREFIX,
                ClientSettings.URL.name(),
                ServiceUrl.type(spelling.schemes()),
                null,
                ClientSettings.URL.scope(),
                ClientSettings.URL.meaning());
    }

    /** What the URL begins with, as it is written, in lower case. */
    String scheme() {
        return scheme;
    }

    private void readUrl() {
        int before = told;
        ServiceUrl found = reader.values(setting -> keys.own(ClientSettings.URL)).optional(url);
        if (found == null && id.baseUri() != null && !id.baseUri().isBlank()) {
            found = fromAnnotation(id.baseUri());
        }
        if (found == null) {
            found = reader.values(setting -> ClientKeys.general(ClientSettings.URL)).optional(url);
        }
        if (found != null) {
            values.put(ClientSettings.URL, found.url());
            scheme = found.scheme();
        } else if (told == before) {
            report(
                    "there is no URL for the client %s. Write it as one of %s. Expected: %s"
                            .formatted(
                                    id.key(),
                                    keys.spellingsOfUrl(),
                                    ClientSettings.URL.type().form()));
        }
    }

    private @Nullable ServiceUrl fromAnnotation(String text) {
        try {
            return url.type().parser().apply(text.trim());
        } catch (IllegalArgumentException e) {
            report(
                    "baseUri = \"%s\" (from the code): %s. Expected: %s"
                            .formatted(
                                    ClientSettings.URL.type().shown().apply(text),
                                    e.getMessage(),
                                    ClientSettings.URL.type().form()));
            return null;
        }
    }

    private void readHeaders(SettingValues client) {
        for (String name : keys.headers(writtenKeys())) {
            Setting<String> header = ClientSettings.HEADERS.with(name);
            String value = client.optional(header);
            if (value == null || values.headers().contains(name)) {
                continue;
            }
            try {
                values.headers().add(name, value);
            } catch (IllegalArgumentException e) {
                report("%s: %s".formatted(header.key(id.key()), e.getMessage()));
            }
        }
    }

    /** All keys, but those that a config source only guesses from the name of a variable: they would not name the right header. */
    private Set<String> writtenKeys() {
        Set<String> written = new HashSet<>(unknownKeys.keys(key -> true));
        for (ConfigSource source : config.getConfigSources()) {
            Set<String> names = source.getPropertyNames();
            boolean isEnvironment = names.containsAll(System.getenv().keySet());
            if (!isEnvironment) {
                written.addAll(names);
            }
        }
        return written;
    }

    private void reportUnknownKeys() {
        // A client may be made by hand, so any name may be one.
        unknownKeys.report(ClientSettings.LIST, ClientKeys.ONE, name -> Optional.empty());
        List<String> known =
                ClientSettings.LIST.names().stream().map(ClientKeys::camelCase).toList();
        for (String key : unknownKeys.keys(each -> each.contains(ClientKeys.MICROPROFILE))) {
            int end = key.indexOf(ClientKeys.MICROPROFILE) + ClientKeys.MICROPROFILE.length();
            String name = key.substring(end);
            if (!known.contains(name) && !name.startsWith("headers/")) {
                unknownKeys.reportNoSetting(key, name, known, key.substring(0, end));
            }
        }
    }
}
