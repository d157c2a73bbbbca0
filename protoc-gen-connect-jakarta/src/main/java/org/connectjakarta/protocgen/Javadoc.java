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
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                default -> {
                    if (mustBeEscaped(previous, c)) {
                        escaped.append("&#").append(c).append(';');
                    } else {
                        escaped.appendCodePoint(c);
                    }
                }
            }
            previous = c;
        }
        return escaped.toString();
    }

    private static boolean mustBeEscaped(int previous, int c) {
        return switch (c) {
            // Java reads Unicode escapes in comments too (JLS 3.3).
            case '@', '\\' -> true;
            case '/' -> previous == '*';
            case '*' -> previous == '/';
            case '\n', '\t' -> false;
            // Characters without a shape of their own may show the text in another order than the
            // compiler reads it.
            default ->
                    switch (Character.getType(c)) {
                        case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> true;
                        default -> false;
                    };
        };
    }
}
