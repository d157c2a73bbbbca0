package org.connectjakarta.protocgen;

import java.util.List;

/** Turns the text of a proto comment, which may be anything, into the body of a Javadoc comment that shows it as it is. */
final class Javadoc {
    private Javadoc() {}

    /** The lines of the comment, escaped, without empty ones at its start and end. */
    static List<String> lines(String comment) {
        // Also a lone carriage return ends a line in Java.
        return escape(comment.replaceAll("\\R", "\n"))
                .replaceAll("[ \t]+(?=\n|$)", "")
                .replaceAll("^\n+|\n+$", "")
                .lines()
                .toList();
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        c -> {
                            if (mustBeEscaped(c)) {
                                escaped.append("&#").append(c).append(';');
                            } else {
                                escaped.appendCodePoint(c);
                            }
                        });
        return escaped.toString();
    }

    /**
     * What HTML or Javadoc would take for markup; {@code *} and {@code /}, which could end the comment; the backslash, since Java reads
     * Unicode escapes in comments too; and control and formatting characters, which are invisible and may turn text around.
     */
    private static boolean mustBeEscaped(int c) {
        return switch (c) {
            case '<', '>', '&', '@', '{', '}', '*', '/', '\\' -> true;
            case '\n', '\t' -> false;
            default ->
                    switch (Character.getType(c)) {
                        case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> true;
                        default -> false;
                    };
        };
    }
}
