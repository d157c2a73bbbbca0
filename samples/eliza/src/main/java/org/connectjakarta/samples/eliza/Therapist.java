package org.connectjakarta.samples.eliza;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.connectjakarta.samples.eliza.Script.Rule;

/**
 * Plays the {@link Script} for one conversation: remembers which answers were given, and what to come back to. Two therapists with the
 * same seed who hear the same say the same. Not thread-safe.
 */
final class Therapist {
    private static final int LONGEST_SENTENCE = 1_000;
    private static final int LONGEST_MEMORY = 20;
    private static final Pattern CLAUSE_END = Pattern.compile("[.,;:!?]+|\\bbut\\b");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}' ]+");
    private static final Pattern SPACES = Pattern.compile(" +");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private final int seed;
    private final Map<List<String>, Integer> turns = new HashMap<>();
    private final Deque<String> memory = new ArrayDeque<>();
    private boolean over;

    /**
     * @param seed where each list of answers starts
     */
    Therapist(int seed) {
        this.seed = seed;
    }

    /** Whether somebody has said goodbye. */
    boolean isOver() {
        return over;
    }

    /** What to say to a sentence. */
    String answer(String sentence) {
        List<String> clauses = clauses(sentence);
        if (clauses.stream().anyMatch(Script.GOODBYES::contains)) {
            over = true;
            return next(Script.PARTING);
        }
        for (Rule rule : Script.RULES) {
            for (String clause : clauses) {
                Matcher matcher = rule.heard().matcher(clause);
                if (matcher.find()) {
                    remember(clause);
                    return fill(next(rule.answers()), matcher);
                }
            }
        }
        return memory.isEmpty()
                ? next(Script.OTHERWISE)
                : next(Script.RECALL).replace("{1}", memory.remove());
    }

    private void remember(String clause) {
        Matcher matcher = Script.MEMORABLE.matcher(clause);
        if (matcher.find() && memory.size() < LONGEST_MEMORY) {
            memory.add(reflect(matcher.group(1)));
        }
    }

    /** Answers take turns, so that Eliza does not repeat herself too soon. */
    private String next(List<String> answers) {
        int turn = turns.merge(answers, 1, Integer::sum) - 1;
        return answers.get(Math.floorMod(seed + turn, answers.size()));
    }

    /** Puts what was heard into an answer. A pattern with alternatives has groups that heard nothing: the next one did. */
    private static String fill(String answer, Matcher heard) {
        return PLACE.matcher(answer)
                .replaceAll(
                        place -> {
                            int group = Integer.parseInt(place.group(1));
                            while (heard.group(group) == null && group < heard.groupCount()) {
                                group++;
                            }
                            return Matcher.quoteReplacement(reflect(heard.group(group)));
                        });
    }

    /** Turns a phrase round: "my dog loves you" becomes "your dog loves me". */
    static String reflect(String phrase) {
        List<String> words = List.of(phrase.trim().split(" "));
        List<String> reflected = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean before = i + 1 < words.size();
            if (word.equals("you") && !before) {
                reflected.add("me"); // at the end it is an object
            } else if (word.equals("are") && i > 0 && words.get(i - 1).equals("you")) {
                reflected.add("am");
            } else {
                reflected.add(Script.REFLECTIONS.getOrDefault(word, word));
            }
        }
        return String.join(" ", reflected);
    }

    private static List<String> clauses(String sentence) {
        String heard =
                sentence.substring(0, Math.min(sentence.length(), LONGEST_SENTENCE))
                        .toLowerCase(Locale.ROOT)
                        .replace('’', '\'');
        return CLAUSE_END
                .splitAsStream(heard)
                .map(clause -> NOT_A_WORD.matcher(clause).replaceAll(" "))
                .map(clause -> SPACES.matcher(clause).replaceAll(" ").trim())
                .filter(clause -> !clause.isEmpty())
                .map(Therapist::expand)
                .toList();
    }

    /** "I'm" and "I am" are heard alike. */
    private static String expand(String clause) {
        return clause.replaceAll("\\bi'm\\b", "i am").replaceAll("\\byou're\\b", "you are");
    }
}
