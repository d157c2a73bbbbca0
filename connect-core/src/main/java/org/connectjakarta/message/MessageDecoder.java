package org.connectjakarta.message;

import com.google.protobuf.Message;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.codec.Codec;
import org.connectjakarta.compression.Compression;
import org.connectjakarta.compression.MessageCompression;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to messages: decompress within the limit, decode. Immutable and thread-safe.
 *
 * @param codec how bytes become messages
 * @param compression of those that are compressed; null if none may be
 * @param maxBytes the largest message, after decompression
 */
public record MessageDecoder(Codec codec, @Nullable Compression compression, int maxBytes) {

    /**
     * The message at which an inbound stands.
     *
     * @throws ConnectException with {@code internal} if it is compressed without a compression, {@code resource_exhausted} if it is too
     *     large, {@code invalid_argument} if it cannot be decompressed or decoded
     */
    public <M extends Message> M decode(Inbound inbound, M prototype) {
        byte[] bytes = inbound.queue().array();
        if (!inbound.isCompressed() || inbound.length() == 0) {
            if (inbound.isCompressed()) {
                requireCompression();
            }
            return codec.decode(bytes, inbound.offset(), inbound.length(), prototype);
        }
        byte[] plain =
                MessageCompression.decompress(
                        requireCompression(), bytes, inbound.offset(), inbound.length(), maxBytes);
        return codec.decode(plain, 0, plain.length, prototype);
    }

    private Compression requireCompression() {
        if (compression == null) {
            throw new ConnectException(
                    Code.INTERNAL,
                    "protocol error: a message is compressed, but no compression was announced");
        }
        return compression;
    }
}
