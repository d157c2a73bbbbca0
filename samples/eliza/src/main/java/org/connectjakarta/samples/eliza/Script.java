package org.connectjakarta.samples.eliza;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What Eliza knows: what to listen for, and what to say to it. All of it is data; {@link Therapist} plays it. */
final class Script {

    /**
     * What to listen for, and the answers that take turns. In an answer, {1} is what the parentheses of the pattern heard, seen from
     * the other side: "my" becomes "your".
     */
    record Rule(Pattern heard, List<String> answers) {}

    /** The first one that hears something wins, so the special stand before the general. */
    static final List<Rule> RULES =
            List.of(
                    rule(
                            "(?:hello|hi|hey|good (?:morning|day|evening))(?: eliza)?",
                            "Hello. What brings you here today?",
                            "Hello. How are you feeling today?"),
                    rule(
                            "sorry|i apologi[sz]e",
                            "There is nothing to apologise for.",
                            "What makes you feel that you have to apologise?"),
                    rule(
                            "i remember (.+)",
                            "Do you often think of {1}?",
                            "What else comes to mind when you think of {1}?",
                            "Why do you remember {1} just now?"),
                    rule(
                            "do you remember (.+)",
                            "Did you think I would forget {1}?",
                            "What about {1} should I remember?"),
                    rule(
                            "i (?:need|want|would like|wish for) (.+)",
                            "What would it mean to you to get {1}?",
                            "Suppose you got {1}. What then?",
                            "Why do you want {1}?"),
                    rule(
                            "i dreamt (?:of|about|that) (.+)|i (?:had a dream|dream) (?:of|about|that) (.+)",
                            "What does that dream say to you about {1}?",
                            "Have you ever imagined {1} while you were awake?"),
                    rule(
                            "i (?:am|feel) (?:so |very |really |a bit )?(sad|unhappy|depressed|lonely|sick|tired|afraid|anxious)\\b.*",
                            "I am sorry to hear that you are {1}. What has happened?",
                            "Do you think that coming here will help you not to be {1}?",
                            "How long have you been {1}?"),
                    rule(
                            "i (?:am|feel) (?:so |very |really )?(happy|glad|better|good|great|fine|elated)\\b.*",
                            "What makes you feel {1} just now?",
                            "Have I helped you to feel {1}?",
                            "When did you last feel this {1}?"),
                    rule(
                            "i feel (.+)",
                            "Tell me more about feeling {1}.",
                            "Do you often feel {1}?",
                            "Of what does feeling {1} remind you?"),
                    rule(
                            "i am (.+)",
                            "How long have you been {1}?",
                            "Do you believe it is normal to be {1}?",
                            "Do you enjoy being {1}?"),
                    rule(
                            "i (?:can not|cannot|can't) (.+)",
                            "How do you know that you can't {1}?",
                            "What would it take for you to {1}?",
                            "Perhaps you could {1} if you tried."),
                    rule(
                            "i (?:do not|don't) (.+)",
                            "Why don't you {1}?",
                            "Do you wish that you did {1}?"),
                    rule(
                            "i (?:think|believe|guess) (?:that )?(.+)",
                            "Do you really think that {1}?",
                            "What makes you think that {1}?",
                            "But you are not sure that {1}?"),
                    rule(
                            "i (love|hate|like|dislike|miss) (.+)",
                            "What is it that makes you {1} {2}?",
                            "Since when do you {1} {2}?"),
                    rule(
                            "i (.+) you",
                            "Perhaps in your fantasy we {1} each other.",
                            "Do you {1} anyone else?"),
                    rule(
                            "(?:are|were) you (.+)",
                            "Why does it matter to you whether I am {1}?",
                            "Perhaps I am {1} in your fantasies.",
                            "What if I were {1}?"),
                    rule(
                            "you are (.+)",
                            "What makes you think that I am {1}?",
                            "Does it please you to believe that I am {1}?"),
                    rule(
                            "you (.+) me",
                            "Why do you think that I {1} you?",
                            "Who else do you think would {1} you?"),
                    rule(
                            "you (.+)",
                            "We were talking about you, not about me.",
                            "Why do you say that I {1}?"),
                    rule(
                            "why (?:don't|do not) you (.+)",
                            "Do you believe that I don't {1}?",
                            "Should you {1} yourself?"),
                    rule(
                            "(?:can|could|will|would) you (.+)",
                            "What makes you believe that I could {1}?",
                            "Perhaps you would like to {1} yourself."),
                    rule(
                            "(?:what|who|how|when|where|why)\\b.*",
                            "Why do you ask?",
                            "What answer would please you most?",
                            "What comes to your mind when you ask that?"),
                    rule(
                            "because (.+)",
                            "Is that the real reason?",
                            "What other reasons come to mind?",
                            "Does that reason explain anything else?"),
                    rule(
                            "my (.*\\b)?(mother|father|mum|mom|dad|sister|brother|wife|husband|son|daughter|parents|family)\\b.*",
                            "Tell me more about your {2}.",
                            "Who else in your family comes to mind?",
                            "What do you feel when you think of your {2}?"),
                    rule(
                            "my (.+)",
                            "Your {1}?",
                            "Why do you say that your {1}?",
                            "Is it important to you that your {1}?"),
                    rule(
                            "(?:everybody|everyone|nobody|noone|no one|always|never)\\b.*",
                            "Can you think of somebody in particular?",
                            "Is that really so without exception?"),
                    rule(
                            "(?:computer|machine|program|software)s?\\b.*",
                            "Do machines worry you?",
                            "What do you think machines have to do with your problem?"),
                    rule(
                            "if (.+)",
                            "Do you think it is likely that {1}?",
                            "What do you know about {1}?"),
                    rule(
                            "(?:yes|yeah|certainly|of course)\\b.*",
                            "You seem quite sure.",
                            "I see. Please tell me more."),
                    rule(
                            "no\\b.*",
                            "Why not?",
                            "You are being a little negative.",
                            "Are you saying no just to be negative?"));

    /** What to say if no rule hears anything and nothing is left to come back to. */
    static final List<String> OTHERWISE =
            List.of(
                    "Please go on.",
                    "What does that suggest to you?",
                    "I am not sure that I understand you fully.",
                    "Do you feel strongly about discussing such things?");

    /** What to come back to when the talk stalls: things that the visitor called his or her own. */
    static final Pattern MEMORABLE = Pattern.compile("\\bmy (.+)");

    /** How to come back to it. */
    static final List<String> RECALL =
            List.of(
                    "Earlier you spoke of your {1}. Let us talk about that.",
                    "Does that have anything to do with the fact that your {1}?");

    /** What ends a conversation. */
    static final Set<String> GOODBYES =
            Set.of("bye", "bye bye", "goodbye", "good bye", "quit", "exit", "see you");

    /** How it ends. */
    static final List<String> PARTING =
            List.of(
                    "Goodbye. It was good to talk to you.",
                    "Goodbye. I look forward to our next session.");

    /** How Eliza introduces herself; {0} is who is spoken to. */
    static final List<String> INTRODUCTION =
            List.of(
                    "Hello{0}, I am Eliza.",
                    "I was born in 1966, at the Massachusetts Institute of Technology.",
                    "I listen for words that matter, and I hand your own sentences back to you.",
                    "Some people told me their secrets all the same.",
                    "How are you feeling today?");

    /** The same thing, seen from the other side. */
    static final Map<String, String> REFLECTIONS =
            Map.ofEntries(
                    Map.entry("i", "you"),
                    Map.entry("me", "you"),
                    Map.entry("my", "your"),
                    Map.entry("mine", "yours"),
                    Map.entry("myself", "yourself"),
                    Map.entry("am", "are"),
                    Map.entry("i'm", "you are"),
                    Map.entry("i've", "you have"),
                    Map.entry("i'll", "you will"),
                    Map.entry("i'd", "you would"),
                    Map.entry("was", "were"),
                    Map.entry("you", "I"),
                    Map.entry("your", "my"),
                    Map.entry("yours", "mine"),
                    Map.entry("yourself", "myself"),
                    Map.entry("you're", "I am"),
                    Map.entry("you've", "I have"),
                    Map.entry("you'll", "I will"));

    private Script() {}

    /** A rule whose pattern may begin at any word of a clause, and goes to the end of it. */
    private static Rule rule(String heard, String... answers) {
        return new Rule(Pattern.compile("\\b(?:" + heard + ")$"), List.of(answers));
    }
}
