package org.connectjakarta.cdi.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** Finds keys that would be ignored in silence: misspelt ones, and those for services that are not there. */
final class UnknownKeys {
    private static final Pattern OF_SERVICE =
            Pattern.compile(Pattern.quote(Setting.PREFIX) + "\"([^\"]*)\"\\.(.+)");
    private static final Map<String, Setting<?>> BY_NAME =
            ServerSettings.ALL.stream()
                    .collect(Collectors.toUnmodifiableMap(Setting::name, setting -> setting));

    private final Config config;
    private final Collection<String> services;
    private final Consumer<String> problems;

    UnknownKeys(Config config, Collection<String> services, Consumer<String> problems) {
        this.config = config;
        this.services = services;
        this.problems = problems;
    }

    void report() {
        TreeSet<String> keys = new TreeSet<>();
        for (String key : config.getPropertyNames()) {
            if (key.startsWith(Setting.PREFIX) && !isFromEnvironment(key)) {
                keys.add(key);
            }
        }
        keys.forEach(this::check);
    }

    /**
     * The environment is not the application's alone: for a service named connect-server, Kubernetes sets CONNECT_SERVER_PORT; and
     * a config source may list such a variable by a key that it can only guess.
     */
    private static boolean isFromEnvironment(String key) {
        String name = key.replaceAll("[^A-Za-z0-9]", "_");
        return System.getenv(name) != null || System.getenv(name.toUpperCase(Locale.ROOT)) != null;
    }

    private void check(String key) {
        Matcher ofService = OF_SERVICE.matcher(key);
        if (!ofService.matches()) {
            String name = key.substring(Setting.PREFIX.length());
            if (!BY_NAME.containsKey(name)) {
                report(
                        key,
                        "there is no such setting"
                                + nearest(name, BY_NAME.keySet(), Setting.PREFIX + "%s"));
            }
            return;
        }
        String service = ofService.group(1);
        String name = ofService.group(2);
        if (!services.contains(service)) {
            String deployed =
                    services.isEmpty() ? "none" : String.join(", ", new TreeSet<>(services));
            report(key, "there is no service " + service + " here. Services: " + deployed);
        }
        Setting<?> setting = BY_NAME.get(name);
        if (setting == null) {
            report(
                    key,
                    "there is no such setting"
                            + nearest(
                                    name,
                                    BY_NAME.keySet(),
                                    Setting.PREFIX + '"' + service + "\".%s"));
        } else if (setting.scope() == Setting.Scope.SERVER) {
            report(key, "this can be set for the whole server only, as " + setting.key());
        }
    }

    private void report(String key, String reason) {
        problems.accept(
                "%s (from %s): %s"
                        .formatted(key, config.getConfigValue(key).getSourceName(), reason));
    }

    private static String nearest(String name, Collection<String> known, String format) {
        Optional<String> nearest =
                known.stream()
                        .min(
                                Comparator.comparingInt((String each) -> distance(name, each))
                                        .thenComparing(each -> each));
        return nearest.filter(each -> distance(name, each) <= Math.max(3, each.length() / 3))
                .map(each -> ". Did you mean " + format.formatted(each) + "?")
                .orElse(". See docs/configuration.md for those there are");
    }

    /** How many characters must be added, removed or replaced to make one text of the other (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
