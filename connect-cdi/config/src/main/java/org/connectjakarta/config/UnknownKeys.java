package org.connectjakarta.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/** Finds keys that would be ignored in silence: misspelt ones, and those for services that are not there. */
public final class UnknownKeys {
    /** How one service is named in a key: in quotes, because its name has dots. */
    public static final String QUOTED = "\"[^\"]*\"";

    private final Config config;
    private final Consumer<String> problems;

    /**
     * A search.
     *
     * @param problems told of each unknown key, with where it comes from and what may have been meant
     */
    public UnknownKeys(Config config, Consumer<String> problems) {
        this.config = config;
        this.problems = problems;
    }

    /** The keys that are there and pass a test, in order; not those that the environment may have set. */
    public SortedSet<String> keys(Predicate<String> test) {
        SortedSet<String> keys = new TreeSet<>();
        for (String key : config.getPropertyNames()) {
            if (test.test(key) && !isFromEnvironment(key)) {
                keys.add(key);
            }
        }
        return keys;
    }

    /**
     * The environment is not the application's alone: for a service named connect-server, Kubernetes sets CONNECT_SERVER_PORT; and
     * a config source may list such a variable by a key that it can only guess.
     */
    private static boolean isFromEnvironment(String key) {
        String name = key.replaceAll("[^A-Za-z0-9]", "_");
        return System.getenv(name) != null || System.getenv(name.toUpperCase(Locale.ROOT)) != null;
    }

    /**
     * Reports all keys below the prefix of settings that do not name one of them.
     *
     * @param one a pattern for how one service or client is named in a key, without capturing groups, such as {@link #QUOTED}
     * @param absent says what is wrong with a service or client of that name, without quotes; empty if nothing is
     */
    public void report(
            SettingList settings, String one, Function<String, Optional<String>> absent) {
        String prefix = settings.prefix();
        Pattern ofOne = Pattern.compile("(" + one + ")\\.(.+)");
        for (String key : keys(each -> each.startsWith(prefix))) {
            String name = key.substring(prefix.length());
            Matcher matcher = ofOne.matcher(name);
            if (settings.find(name).isPresent()) {
                continue;
            }
            if (matcher.matches()) {
                String spelled = matcher.group(1);
                absent.apply(spelled.replace("\"", "")).ifPresent(reason -> report(key, reason));
                checkOfOne(settings, key, prefix + spelled + '.', matcher.group(2));
            } else {
                reportNoSetting(key, name, settings.names(), prefix);
            }
        }
    }

    private void checkOfOne(SettingList settings, String key, String start, String name) {
        Optional<Setting<?>> setting = settings.find(name);
        if (setting.isEmpty()) {
            reportNoSetting(key, name, settings.names(), start);
        } else if (setting.get().scope() == Setting.Scope.ALL) {
            report(
                    key,
                    "this can be set for %s only, as %s"
                            .formatted(settings.whole(), setting.get().key()));
        }
    }

    /**
     * Reports a key whose end names no setting, with the nearest of those that are known.
     *
     * @param start what stands before the name in the key
     */
    public void reportNoSetting(String key, String name, Collection<String> known, String start) {
        String hint =
                nearest(name, known)
                        .map(each -> "Did you mean " + start + each + "?")
                        .orElse("See docs/configuration.md for those there are");
        report(key, "there is no such setting. " + hint);
    }

    private void report(String key, String reason) {
        problems.accept(
                "%s (from %s): %s"
                        .formatted(key, config.getConfigValue(key).getSourceName(), reason));
    }

    /** The known name that a name may have been meant to be: of those that are equally near, the first. */
    public static Optional<String> nearest(String name, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(each -> distance(name, each)))
                .filter(each -> distance(name, each) <= Math.max(3, each.length() / 3));
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
