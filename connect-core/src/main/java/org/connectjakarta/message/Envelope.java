package org.connectjakarta.message;

/**
 * The five bytes before each message of a stream: one of flags, four of length in network order. The same in Connect ("Enveloped-Message")
 * and in gRPC ("Length-Prefixed-Message"); only the lowest flag means the same in both.
 */
public final class Envelope {
    /** The length of the prefix. */
    public static final int PREFIX = 5;

    /** The message is compressed. */
    public static final int COMPRESSED = 0b0000_0001;

    private Envelope() {}

    /** Writes the prefix for the rest of an array into its first five bytes. */
    public static void seal(byte[] envelope, int flags) {
        int length = envelope.length - PREFIX;
        envelope[0] = (byte) flags;
        envelope[1] = (byte) (length >>> 24);
        envelope[2] = (byte) (length >>> 16);
        envelope[3] = (byte) (length >>> 8);
        envelope[4] = (byte) length;
    }

    static int flags(byte[] bytes, int offset) {
        return bytes[offset] & 0xff;
    }

    /** The length as the peer states it: up to 4 GiB, whatever may follow. */
    static long length(byte[] bytes, int offset) {
        return (bytes[offset + 1] & 0xffL) << 24
                | (bytes[offset + 2] & 0xffL) << 16
                | (bytes[offset + 3] & 0xffL) << 8
                | (bytes[offset + 4] & 0xffL);
    }
}
