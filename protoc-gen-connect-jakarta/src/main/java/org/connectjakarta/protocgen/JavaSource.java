package org.connectjakarta.protocgen;

import java.util.List;

/** Java source text under construction: lines, indented by the blocks that are open. Not thread-safe. */
final class JavaSource {
    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();
    private int depth;

    /** A line; the arguments replace each {@code %s} of the format. */
    JavaSource line(String format, Object... arguments) {
        text.append(INDENT.repeat(depth)).append(format.formatted(arguments)).append('\n');
        return this;
    }

    JavaSource emptyLine() {
        text.append('\n');
        return this;
    }

    /** A line that ends with an opening brace; what follows is indented. */
    JavaSource open(String format, Object... arguments) {
        line(format + " {", arguments);
        depth++;
        return this;
    }

    /** Ends the block. */
    JavaSource close() {
        depth--;
        return line("}");
    }

    /** A Javadoc comment: what the proto file says, or else the summary; and that it is deprecated, if it is. */
    JavaSource javadoc(String summary, Docs docs) {
        List<String> comment = Javadoc.lines(docs.comment());
        line("/**");
        if (comment.isEmpty()) {
            line(" * %s", summary);
        }
        comment.forEach(line -> line("%s", (" * " + line).stripTrailing()));
        if (docs.deprecated()) {
            line(" *").line(" * @deprecated The proto file marks it as deprecated.");
        }
        line(" */");
        if (docs.deprecated()) {
            line("@java.lang.Deprecated");
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
