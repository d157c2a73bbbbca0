package org.connectjakarta.samples.eliza.quarkus;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Eliza says to what. The sample in {@code samples/eliza} knows more. */
final class Script {
    private static final Map<Pattern, String> ANSWERS = new LinkedHashMap<>();

    static {
        hears("hello|hi", "Hello. What brings you here today?");
        hears("i (?:feel|am) (\\w+)", "What makes you feel %s just now?");
        hears("i (?:want|need) (\\w+)", "What would it mean to you to get %s?");
        hears("my (\\w+)", "Tell me more about your %s.");
        hears("you", "We were talking about you, not about me.");
        hears("why|what|who|how|when|where", "Why do you ask?");
    }

    private Script() {}

    private static void hears(String words, String answer) {
        ANSWERS.put(Pattern.compile("\\b(?:" + words + ")\\b", Pattern.CASE_INSENSITIVE), answer);
    }

    /** The answer to a sentence; the same for the same sentence. */
    static String answer(String sentence) {
        for (Map.Entry<Pattern, String> entry : ANSWERS.entrySet()) {
            Matcher heard = entry.getKey().matcher(sentence);
            if (heard.find()) {
                return heard.groupCount() == 0
                        ? entry.getValue()
                        : entry.getValue().formatted(heard.group(1));
            }
        }
        return "Please go on.";
    }
}
