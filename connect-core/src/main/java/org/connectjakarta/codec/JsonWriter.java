package org.connectjakarta.codec;

import java.nio.charset.StandardCharsets;

/**
 * Writes compact JSON for what is not a message: errors and ends of streams. The caller sees to it that names, values and brackets come
 * in an order that makes sense. Not thread-safe.
 */
public final class JsonWriter {
    private static final String HEX = "0123456789abcdef";
    private static final char LINE_SEPARATOR = (char) 0x2028;
    private static final char PARAGRAPH_SEPARATOR = (char) 0x2029;

    private final StringBuilder out = new StringBuilder(128);
    private boolean comma;

    /** Opens an object, as a value. Returns this writer, as all methods do that write. */
    public JsonWriter beginObject() {
        return begin('{');
    }

    /** Closes an object. */
    public JsonWriter endObject() {
        return end('}');
    }

    /** Opens an array, as a value. */
    public JsonWriter beginArray() {
        return begin('[');
    }

    /** Closes an array. */
    public JsonWriter endArray() {
        return end(']');
    }

    /** The name of the value that follows. */
    public JsonWriter name(String name) {
        separate();
        string(name);
        out.append(':');
        comma = false;
        return this;
    }

    /** A string value. A surrogate without its other half, which UTF-8 cannot express, becomes U+FFFD. */
    public JsonWriter value(String value) {
        separate();
        string(value);
        comma = true;
        return this;
    }

    /** A value that is JSON already, taken as it is. */
    public JsonWriter json(String json) {
        separate();
        out.append(json);
        comma = true;
        return this;
    }

    /**
     * What was written, in UTF-8.
     *
     * @param headroom how many bytes to leave free at the start of the array, for an envelope's prefix
     * @return a new array: the headroom, then the JSON, and nothing after it
     */
    public byte[] toUtf8(int headroom) {
        return toUtf8(out.toString(), headroom);
    }

    static byte[] toUtf8(String json, int headroom) {
        byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
        if (headroom == 0) {
            return utf8;
        }
        byte[] bytes = new byte[Math.addExact(headroom, utf8.length)];
        System.arraycopy(utf8, 0, bytes, headroom, utf8.length);
        return bytes;
    }

    /** What was written. */
    @Override
    public String toString() {
        return out.toString();
    }

    private JsonWriter begin(char bracket) {
        separate();
        out.append(bracket);
        comma = false;
        return this;
    }

    private JsonWriter end(char bracket) {
        out.append(bracket);
        comma = true;
        return this;
    }

    private void separate() {
        if (comma) {
            out.append(',');
        }
    }

    private void string(String text) {
        out.append('"');
        int plain = 0; // the start of what needs no escape
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && c < LINE_SEPARATOR) {
                continue;
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (needsEscape(c)) {
                out.append(text, plain, i);
                escape(c);
                plain = i + 1;
            }
        }
        out.append(text, plain, text.length()).append('"');
    }

    /** The two separators are line ends in older JavaScript, and so would break it in a string. */
    private static boolean needsEscape(char c) {
        return c < ' '
                || c == '"'
                || c == '\\'
                || c == LINE_SEPARATOR
                || c == PARAGRAPH_SEPARATOR
                || Character.isSurrogate(c);
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                int code = Character.isSurrogate(c) ? 0xfffd : c;
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(HEX.charAt(code >> shift & 0xf));
                }
            }
        }
    }
}
