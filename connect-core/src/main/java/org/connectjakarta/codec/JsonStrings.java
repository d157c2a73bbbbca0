package org.connectjakarta.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Checks and reads the strings of one JSON document. */
final class JsonStrings {
    private final byte[] bytes;
    private final int start;
    private final int end;
    private boolean hadEscape;

    JsonStrings(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
    }

    /**
     * Checks a string.
     *
     * @param first the index after the opening quote
     * @return the index after the closing quote
     */
    int endOf(int first) {
        hadEscape = false;
        int at = first;
        while (at < end) {
            byte next = bytes[at];
            if (next == '"') {
                return at + 1;
            } else if (next == '\\') {
                hadEscape = true;
                at = endOfEscape(at + 1);
            } else if (next >= ' ') {
                at++;
            } else if (next >= 0) {
                throw JsonGuard.invalid("a control character in a string", at - start);
            } else {
                at = endOfCodePoint(at);
            }
        }
        throw cutOff();
    }

    /** Whether the last string that was checked has an escape. */
    boolean hadEscape() {
        return hadEscape;
    }

    /** A byte of the document. */
    byte at(int index) {
        return bytes[index];
    }

    /** Whether a digit of some script other than Latin stands in a string that was checked. */
    boolean isForeignDigit(int index) {
        return bytes[index] < 0
                && Character.isDigit(
                        new String(bytes, index, Math.min(4, end - index), UTF_8).charAt(0));
    }

    /** Whether two ranges are equal, byte by byte. */
    boolean equal(int from, int to, int otherFrom, int otherTo) {
        return Arrays.equals(bytes, from, to, bytes, otherFrom, otherTo);
    }

    /** What stands between the quotes of a string that was checked, with its escapes resolved. */
    String text(int from, int to) {
        String raw = new String(bytes, from, to - from, UTF_8);
        int escape = raw.indexOf('\\');
        if (escape < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        int plain = 0;
        while (escape >= 0) {
            text.append(raw, plain, escape);
            char kind = raw.charAt(escape + 1);
            plain = escape + 2;
            switch (kind) {
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'u' -> {
                    text.append((char) Integer.parseInt(raw, plain, plain + 4, 16));
                    plain += 4;
                }
                default -> text.append(kind);
            }
            escape = raw.indexOf('\\', plain);
        }
        return text.append(raw, plain, raw.length()).toString();
    }

    private int endOfEscape(int at) {
        if (at == end) {
            throw cutOff();
        }
        switch (bytes[at]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                return at + 1;
            }
            case 'u' -> {
                char unit = unit(at + 1);
                if (!Character.isSurrogate(unit)) {
                    return at + 5;
                }
                boolean pair =
                        Character.isHighSurrogate(unit)
                                && byteAt(at + 5) == '\\'
                                && byteAt(at + 6) == 'u';
                if (!pair || !Character.isLowSurrogate(unit(at + 7))) {
                    throw JsonGuard.invalid("half of a surrogate pair", at - 1 - start);
                }
                return at + 11;
            }
            default -> throw JsonGuard.invalid("an unknown escape", at - 1 - start);
        }
    }

    private char unit(int at) {
        int unit = 0;
        for (int i = at; i < at + 4; i++) {
            byte next = byteAt(i);
            int digit = next < 0 ? -1 : Character.digit(next, 16);
            if (digit < 0) {
                throw JsonGuard.invalid("four hexadecimal digits are expected", at - start);
            }
            unit = unit << 4 | digit;
        }
        return (char) unit;
    }

    /** Unicode, table 3-7: neither overlong forms, nor surrogates, nor more than U+10FFFF. */
    private int endOfCodePoint(int at) {
        int lead = bytes[at] & 0xff;
        int length;
        int low = 0x80;
        int high = 0xbf;
        if (lead >= 0xc2 && lead <= 0xdf) {
            length = 2;
        } else if (lead >= 0xe0 && lead <= 0xef) {
            length = 3;
            low = lead == 0xe0 ? 0xa0 : low;
            high = lead == 0xed ? 0x9f : high;
        } else if (lead >= 0xf0 && lead <= 0xf4) {
            length = 4;
            low = lead == 0xf0 ? 0x90 : low;
            high = lead == 0xf4 ? 0x8f : high;
        } else {
            throw notUtf8(at);
        }
        for (int i = 1; i < length; i++) {
            int next = byteAt(at + i) & 0xff;
            if (next < low || next > high) {
                throw notUtf8(at);
            }
            low = 0x80;
            high = 0xbf;
        }
        return at + length;
    }

    private byte byteAt(int index) {
        if (index >= end) {
            throw cutOff();
        }
        return bytes[index];
    }

    private RuntimeException notUtf8(int at) {
        return JsonGuard.invalid("not UTF-8", at - start);
    }

    private RuntimeException cutOff() {
        return JsonGuard.invalid("the document ends within a string", end - start);
    }
}
