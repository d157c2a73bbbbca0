package org.connectjakarta.compression;

/**
 * Which compressions are spoken, and when.
 *
 * @param available those that are spoken
 * @param minBytes the smallest message that is sent compressed, in bytes before compression
 */
public record CompressionOptions(Compressions available, int minBytes) {

    /** Every compression that the class path offers, for messages of 1 KiB and more. */
    public static final CompressionOptions DEFAULT =
            new CompressionOptions(Compressions.all(), 1024);

    public CompressionOptions {
        if (minBytes < 0) {
            throw new IllegalArgumentException("a size is not negative: " + minBytes);
        }
    }
}
