package org.connectjakarta.codec;

import java.util.Arrays;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Checks that bytes are JSON as RFC 8259 has it, in one pass and without making objects of it: the grammar, UTF-8, surrogates in pairs,
 * no key twice in an object, and limits for the nesting and for numbers. What it passes, {@code JsonFormat}'s lenient reader can only
 * understand in one way, and reads in good time.
 *
 * <p>One instance checks one document. It does not recurse, and its cost grows with the length of the document only.
 */
final class JsonGuard {
    /** More than any double needs, and so little that computing with such a number costs nothing. */
    static final int MAX_EXPONENT = 400;

    private static final int NO_BYTE = 0;

    private final byte[] bytes;
    private final int start;
    private final int end;
    private final JsonOptions options;
    private final JsonStrings strings;
    private int at;

    private int depth;
    private boolean[] inObject = new boolean[8]; // by depth
    private @Nullable ObjectKeys[] keys =
            new ObjectKeys[8]; // by depth, each for one object after the other
    private boolean slowNumberSeen;

    private JsonGuard(byte[] bytes, int offset, int length, JsonOptions options) {
        this.bytes = bytes;
        this.start = offset;
        this.at = offset;
        this.end = offset + length;
        this.options = options;
        this.strings = new JsonStrings(bytes, start, end);
    }

    /**
     * Checks a document.
     *
     * @param mustBeObject whether it has to be an object
     * @return whether there is a string or a key that would take long to read as a number
     * @throws ConnectException with {@code invalid_argument} if the document is not passed
     */
    static boolean check(
            byte[] bytes, int offset, int length, boolean mustBeObject, JsonOptions options) {
        JsonGuard guard = new JsonGuard(bytes, offset, length, options);
        if (mustBeObject && guard.next() != '{') {
            throw guard.invalid("an object is expected");
        }
        guard.document();
        return guard.slowNumberSeen;
    }

    static ConnectException invalid(String what, int position) {
        return new ConnectException(
                Code.INVALID_ARGUMENT, "invalid JSON at byte " + position + ": " + what);
    }

    private void document() {
        do {
            startOfValue();
        } while (!endOfValues());
        if (next() != NO_BYTE || at < end) {
            throw invalid("something follows the end");
        }
    }

    /** Reads a whole value, or what comes before the first value within it. */
    private void startOfValue() {
        while (true) {
            switch (next()) {
                case '{' -> {
                    open(true);
                    if (next() == '}') {
                        return;
                    }
                    key();
                }
                case '[' -> {
                    open(false);
                    if (next() == ']') {
                        return;
                    }
                }
                case '"' -> {
                    string();
                    return;
                }
                case 't' -> {
                    literal("true");
                    return;
                }
                case 'f' -> {
                    literal("false");
                    return;
                }
                case 'n' -> {
                    literal("null");
                    return;
                }
                case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                    number();
                    return;
                }
                default -> throw invalid("a value is expected");
            }
        }
    }

    /** Reads what comes after a value, up to the next; says whether there is none, because all is closed. */
    private boolean endOfValues() {
        while (depth > 0) {
            int next = next();
            boolean object = inObject[depth - 1];
            if (next == (object ? '}' : ']')) {
                at++;
                depth--;
            } else if (next == ',') {
                at++;
                if (object) {
                    next();
                    key();
                }
                return false;
            } else {
                throw invalid(object ? "a comma or } is expected" : "a comma or ] is expected");
            }
        }
        return true;
    }

    private void open(boolean object) {
        if (depth == options.maxDepth()) {
            throw invalid("nested deeper than " + options.maxDepth());
        }
        if (depth == inObject.length) {
            inObject = Arrays.copyOf(inObject, 2 * depth);
            keys = Arrays.copyOf(keys, 2 * depth);
        }
        inObject[depth] = object;
        if (object) {
            ObjectKeys reused = keys[depth];
            if (reused == null) {
                keys[depth] = new ObjectKeys(strings);
            } else {
                reused.clear();
            }
        }
        depth++;
        at++;
    }

    private void key() {
        if (at == end || bytes[at] != '"') {
            throw invalid("a key is expected");
        }
        int keyStart = at + 1;
        string();
        ObjectKeys siblings = keys[depth - 1];
        if (siblings != null && !siblings.add(keyStart, at - 1, strings.hadEscape())) {
            throw invalid("a key stands twice in an object", keyStart - 1 - start);
        }
        if (next() != ':') {
            throw invalid("a colon is expected");
        }
        at++;
    }

    private void string() {
        int first = at + 1;
        at = strings.endOf(first);
        slowNumberSeen |= SlowNumbers.isSlow(strings, first, at - 1, options.maxNumberLength());
    }

    private void literal(String literal) {
        for (int i = 0; i < literal.length(); i++, at++) {
            if (at == end || bytes[at] != literal.charAt(i)) {
                throw invalid("a value is expected");
            }
        }
    }

    private void number() {
        int first = at;
        if (bytes[at] == '-') {
            at++;
        }
        if (at < end && bytes[at] == '0') {
            at++;
        } else {
            digits();
        }
        if (at < end && bytes[at] == '.') {
            at++;
            digits();
        }
        if (at < end && (bytes[at] | 0x20) == 'e') {
            at++;
            if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
                at++;
            }
            exponent();
        }
        if (at - first > options.maxNumberLength()) {
            throw invalid(
                    "a number is longer than " + options.maxNumberLength() + " characters",
                    first - start);
        }
    }

    private void digits() {
        int first = at;
        while (isDigit()) {
            at++;
        }
        if (at == first) {
            throw invalid("a digit is expected");
        }
    }

    private void exponent() {
        int first = at;
        digits();
        int exponent = 0;
        for (int i = first; i < at; i++) {
            exponent = Math.min(10 * exponent + bytes[i] - '0', MAX_EXPONENT + 1);
        }
        if (exponent > MAX_EXPONENT) {
            throw invalid("an exponent is larger than " + MAX_EXPONENT, first - start);
        }
    }

    private boolean isDigit() {
        return at < end && bytes[at] >= '0' && bytes[at] <= '9';
    }

    /** Skips white space; what comes then, or {@link #NO_BYTE}, which is nowhere valid, at the end. */
    private int next() {
        while (at < end) {
            byte next = bytes[at];
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                return next;
            }
            at++;
        }
        return NO_BYTE;
    }

    private ConnectException invalid(String what) {
        return at < end
                ? invalid(what, at - start)
                : new ConnectException(Code.INVALID_ARGUMENT, "the JSON is cut off: " + what);
    }
}
