package org.connectjakarta.protocgen;

import java.util.List;

/** Turns the text of a proto comment, which may be anything, into the body of a Javadoc comment that shows it as it is. */
final class Javadoc {
    private Javadoc() {}

    /** The lines of the comment, escaped; a paragraph's first line starts with {@code <p>}, except the comment's. */
    static List<String> lines(String comment) {
        String text =
                comment.replaceAll("\\R", "\n") // also a lone carriage return ends a line in Java
                        .replaceAll("[ \t]+(?=\n|$)", "")
                        .replaceAll("^\n+|\n+$", "")
                        .stripIndent();
        return escape(text).replaceAll("\n\n+", "\n\n<p>").lines().toList();
    }

    /** The text so that it can stand in a comment. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        int previous = 0;
        for (int c : text.codePoints().toArray()) {
            if (isMarkup(c) || isInvisible(c) || endsOrStartsComment(previous, c)) {
                escaped.append("&#").append(c).append(';');
            } else {
                escaped.appendCodePoint(c);
            }
            previous = c;
        }
        return escaped.toString();
    }

    /** What HTML or Javadoc would read, and the backslash, because Java reads Unicode escapes in comments too (JLS 3.3). */
    private static boolean isMarkup(int c) {
        return c == '<' || c == '>' || c == '&' || c == '@' || c == '\\';
    }

    /** Control and formatting characters: they may show the text in another order than the compiler reads it. */
    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\t';
            case Character.FORMAT, Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static boolean endsOrStartsComment(int previous, int c) {
        return previous == '*' && c == '/' || previous == '/' && c == '*';
    }
}
