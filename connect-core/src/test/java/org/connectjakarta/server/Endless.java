package org.connectjakarta.server;

import java.io.InputStream;

/** A body that repeats the same bytes for ever and does not heed interrupts, as a socket whose buffer is never empty. */
final class Endless extends InputStream {
    private final byte[] bytes;
    private int at;

    Endless(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        byte next = bytes[at];
        at = (at + 1) % bytes.length;
        return next & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        for (int i = 0; i < length; i++) {
            target[offset + i] = (byte) read();
        }
        return length;
    }
}
