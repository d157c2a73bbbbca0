package org.connectjakarta.codec;

import java.nio.charset.StandardCharsets;

/** Writes small JSON texts of objects, arrays and strings, such as an error. The caller sees to the nesting. Not thread-safe. */
public final class JsonWriter {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder json = new StringBuilder(128);
    private final int headroom;
    private boolean comma;

    /** A writer of a text. */
    public JsonWriter() {
        this(0);
    }

    /** A writer of a text with some free bytes before it. */
    public JsonWriter(int headroom) {
        this.headroom = headroom;
    }

    /** Opens an object, as a value. */
    public JsonWriter beginObject() {
        return open('{');
    }

    /** Closes the object. */
    public JsonWriter endObject() {
        return close('}');
    }

    /** Opens an array, as a value. */
    public JsonWriter beginArray() {
        return open('[');
    }

    /** Closes the array. */
    public JsonWriter endArray() {
        return close(']');
    }

    /** Writes the name of a member; its value is next. */
    public JsonWriter name(String name) {
        separate();
        quote(name);
        json.append(':');
        comma = false;
        return this;
    }

    /** Writes a string, as a value. */
    public JsonWriter value(String value) {
        separate();
        quote(value);
        comma = true;
        return this;
    }

    /** The free bytes, then the text in UTF-8, in an array of their size. */
    public byte[] toByteArray() {
        byte[] text = json.toString().getBytes(StandardCharsets.UTF_8);
        if (headroom == 0) {
            return text;
        }
        byte[] bytes = new byte[headroom + text.length];
        System.arraycopy(text, 0, bytes, headroom, text.length);
        return bytes;
    }

    private JsonWriter open(char bracket) {
        separate();
        json.append(bracket);
        comma = false;
        return this;
    }

    private JsonWriter close(char bracket) {
        json.append(bracket);
        comma = true;
        return this;
    }

    private void separate() {
        if (comma) {
            json.append(',');
        }
    }

    private void quote(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> appendPlain(text, i, c);
            }
        }
        json.append('"');
    }

    private void appendPlain(String text, int index, char c) {
        if (c < ' ' || c == 0x7f || c == 0x2028 || c == 0x2029) {
            escape(c);
        } else if (Character.isSurrogate(c) && !isPaired(text, index, c)) {
            escape((char) 0xfffd);
        } else {
            json.append(c);
        }
    }

    private static boolean isPaired(String text, int index, char c) {
        return Character.isHighSurrogate(c)
                ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }

    private void escape(char c) {
        json.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            json.append(HEX[(c >> shift) & 0xf]);
        }
    }
}
