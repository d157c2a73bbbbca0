package org.connectjakarta.protocol.grpc;

import java.nio.charset.StandardCharsets;

/** The coding of {@code grpc-message}: UTF-8, with % for what is not visible ASCII (PROTOCOL-HTTP2.md, "Percent-Encoded"). */
final class PercentCoding {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentCoding() {}

    /** The text, cut off before it would become longer than a number of characters. */
    static String encode(String text, int maxLength) {
        if (text.length() <= maxLength && text.chars().allMatch(c -> isPlain(c))) {
            return text;
        }
        StringBuilder encoded = new StringBuilder(Math.min(maxLength, text.length() * 2));
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            String next = encode(codePoint);
            if (encoded.length() + next.length() > maxLength) {
                break;
            }
            encoded.append(next);
        }
        return encoded.toString();
    }

    private static String encode(int codePoint) {
        String character = Character.toString(codePoint);
        if (isPlain(codePoint)) {
            return character;
        }
        StringBuilder encoded = new StringBuilder(12);
        for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
            encoded.append('%').append(HEX[(b >> 4) & 0xf]).append(HEX[b & 0xf]);
        }
        return encoded.toString();
    }

    private static boolean isPlain(int c) {
        return c >= ' ' && c <= '~' && c != '%';
    }
}
