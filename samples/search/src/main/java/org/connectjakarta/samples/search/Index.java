package org.connectjakarta.samples.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** An inverted index: for each word, how often each entry uses it. Immutable and thread-safe. */
final class Index {
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Map<String, Map<String, Integer>> uses = new HashMap<>();

    Index(Collection<String> entries) {
        for (String entry : entries) {
            for (String word : words(entry)) {
                uses.computeIfAbsent(word, any -> new HashMap<>()).merge(entry, 1, Integer::sum);
            }
        }
    }

    /** The entries that have every word of a query: first those that use the words most often, then by alphabet. */
    List<String> find(String query) {
        Set<String> words = new HashSet<>(words(query));
        if (words.isEmpty()) {
            return List.of();
        }
        Map<String, Integer> scores = new HashMap<>();
        for (String word : words) {
            uses.getOrDefault(word, Map.of())
                    .forEach((entry, count) -> scores.merge(entry, count, Integer::sum));
        }
        return scores.keySet().stream()
                .filter(
                        entry ->
                                words.stream()
                                        .allMatch(
                                                word ->
                                                        uses.getOrDefault(word, Map.of())
                                                                .containsKey(entry)))
                .sorted(
                        Comparator.<String>comparingInt(scores::get)
                                .reversed()
                                .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** Words in lower case, and in the singular as far as dropping an "s" goes. */
    private static List<String> words(String text) {
        return NOT_A_WORD
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .map(
                        word ->
                                word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                                        ? word.substring(0, word.length() - 1)
                                        : word)
                .toList();
    }
}
