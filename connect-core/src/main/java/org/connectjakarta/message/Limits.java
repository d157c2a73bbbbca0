package org.connectjakarta.message;

/**
 * How much is taken from a peer, and sent to it. All in bytes; a message over a limit ends the call with {@code resource_exhausted}.
 *
 * @param readMaxBytes the largest message received, compressed and decompressed
 * @param writeMaxBytes the largest message sent, before compression
 * @param metadataMaxBytes the most metadata received in a request, and the most sent as headers and as trailers, each counted as
 *     HTTP/2 does
 * @param getMaxBytes the longest query of a Connect GET
 */
public record Limits(int readMaxBytes, int writeMaxBytes, int metadataMaxBytes, int getMaxBytes) {

    /** 4 MiB received, no limit for what is sent, 8 KiB of metadata, 8 KiB of query. */
    public static final Limits DEFAULT =
            new Limits(4 * 1024 * 1024, Integer.MAX_VALUE, 8 * 1024, 8 * 1024);

    public Limits {
        if (readMaxBytes < 0 || writeMaxBytes < 0 || metadataMaxBytes < 0 || getMaxBytes < 0) {
            throw new IllegalArgumentException("a limit is not negative");
        }
    }
}
