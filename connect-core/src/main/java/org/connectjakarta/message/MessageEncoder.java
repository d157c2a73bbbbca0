package org.connectjakarta.message;

import com.google.protobuf.Message;
import org.connectjakarta.ResourceExhaustedException;
import org.connectjakarta.codec.Codec;
import org.connectjakarta.compression.Compression;
import org.connectjakarta.compression.MessageCompression;
import org.jspecify.annotations.Nullable;

/**
 * Messages to bytes: encode, limit, compress, envelope. Immutable and thread-safe.
 *
 * @param codec how messages become bytes
 * @param compression for those that are large enough; null for none
 * @param minBytes the smallest message that is compressed
 * @param maxBytes the largest message, before compression
 */
public record MessageEncoder(
        Codec codec, @Nullable Compression compression, int minBytes, int maxBytes) {

    /**
     * A message with its prefix.
     *
     * @throws org.connectjakarta.ConnectException with {@code resource_exhausted} if it is too large
     */
    public byte[] envelope(Message message) {
        byte[] plain = encode(message, Envelope.PREFIX);
        byte[] compressed = compress(plain, Envelope.PREFIX);
        if (compressed == null) {
            Envelope.seal(plain, 0);
            return plain;
        }
        Envelope.seal(compressed, Envelope.COMPRESSED);
        return compressed;
    }

    /** A message as it is, before compression. Throws as {@link #envelope}. */
    public byte[] encode(Message message) {
        return encode(message, 0);
    }

    /** What {@link #encode(Message)} returned, compressed; null if it is better left as it is. */
    public byte @Nullable [] compress(byte[] plain) {
        return compress(plain, 0);
    }

    private byte[] encode(Message message, int headroom) {
        byte[] plain = codec.encode(message, headroom);
        int size = plain.length - headroom;
        if (size > maxBytes) {
            throw new ResourceExhaustedException(
                    "message of "
                            + size
                            + " bytes is larger than the limit for sending of "
                            + maxBytes
                            + " bytes");
        }
        return plain;
    }

    private byte @Nullable [] compress(byte[] plain, int headroom) {
        int size = plain.length - headroom;
        if (compression == null || size < minBytes) {
            return null;
        }
        return MessageCompression.compress(compression, plain, headroom, size, headroom);
    }
}
