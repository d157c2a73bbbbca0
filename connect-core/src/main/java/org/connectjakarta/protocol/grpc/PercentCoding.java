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

    /** The text as it was before it was encoded. What is not well encoded stays as it is: a message is never thrown away. */
    static String decode(String encoded) {
        if (encoded.indexOf('%') < 0 && encoded.chars().allMatch(c -> c <= '~')) {
            return encoded;
        }
        byte[] decoded = new byte[encoded.length()];
        int length = 0;
        for (int i = 0; i < encoded.length(); length++) {
            int escaped = encoded.charAt(i) == '%' ? escaped(encoded, i + 1) : -1;
            // Others are bytes, too, as a header's characters are: perhaps of UTF-8 that should
            // have been encoded.
            decoded[length] = (byte) (escaped < 0 ? encoded.charAt(i) : escaped);
            i += escaped < 0 ? 1 : 3;
        }
        return new String(decoded, 0, length, StandardCharsets.UTF_8);
    }

    /** The byte of two hexadecimal digits, or -1 if there are none. */
    private static int escaped(String encoded, int at) {
        if (at + 2 > encoded.length()) {
            return -1;
        }
        int high = digit(encoded.charAt(at));
        int low = digit(encoded.charAt(at + 1));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static int digit(char c) {
        return c > 'f' ? -1 : Character.digit(c, 16);
    }
}
