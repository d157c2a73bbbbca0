package org.connectjakarta.benchmarks.core;

import java.util.Random;

/** Text that compresses as prose does, the same in every run. */
final class Prose {
    private static final String[] WORDS =
            ("the of and to in that is was he for it with as his on be at by had not are but from or have an they which one"
                            + " you were her all she there would their we him been has when who will more no if out so said")
                    .split(" ");

    private Prose() {}

    static String of(int length) {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder(length + 16);
        while (text.length() < length) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        text.setLength(length);
        return text.toString();
    }
}
