package org.connectjakarta.hostile;

import java.io.ByteArrayOutputStream;

/** Writes header blocks of literals only (RFC 7541, section 6.2.2). */
final class Hpack {
    private static final int PREFIX_MAX = 127;

    private Hpack() {}

    /** A block of names and values, which alternate. Nothing is checked. */
    static byte[] block(String... headers) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (int i = 0; i < headers.length; i += 2) {
            block.write(0);
            string(block, headers[i]);
            string(block, headers[i + 1]);
        }
        return block.toByteArray();
    }

    private static void string(ByteArrayOutputStream block, String text) {
        int rest = text.length();
        if (rest < PREFIX_MAX) {
            block.write(rest);
        } else {
            block.write(PREFIX_MAX);
            for (rest -= PREFIX_MAX; rest > PREFIX_MAX; rest >>>= 7) {
                block.write(rest & PREFIX_MAX | 0x80);
            }
            block.write(rest);
        }
        block.writeBytes(Bytes.text(text));
    }
}
