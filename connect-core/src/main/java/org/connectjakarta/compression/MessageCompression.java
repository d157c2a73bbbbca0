package org.connectjakarta.compression;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;

/** Compresses and decompresses whole messages, with a limit for what comes out. Stateless. */
public final class MessageCompression {
    private static final int FIRST_BYTES = 4096;

    private MessageCompression() {}

    /**
     * Compresses one message. Nothing of the array is kept.
     *
     * @param headroom how many bytes to leave free at the start of the result, for an envelope's prefix
     * @return a new array: the headroom, then the compressed message, and nothing after it
     * @throws ConnectException with {@code internal} if the compression fails
     */
    public static byte[] compress(
            Compression compression, byte[] data, int offset, int length, int headroom) {
        Output compressed = new Output(headroom, headroom + Math.max(64, length / 2));
        try (OutputStream out = compression.compress(compressed)) {
            out.write(data, offset, length);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            throw new ConnectException(
                    Code.INTERNAL,
                    "the message cannot be compressed with " + compression.name(),
                    e);
        }
        return compressed.toByteArray();
    }

    /**
     * Decompresses one message that fills the range. Nothing of the array is kept. What the data claim about their size is not believed:
     * memory is taken as bytes come out, and not more than a buffer beyond the limit is decompressed.
     *
     * @param maxBytes the largest message, in bytes after decompression
     * @return a new array with the message and nothing else
     * @throws ConnectException with {@code resource_exhausted} if the message is larger, with {@code invalid_argument} if the data are
     *     corrupt, cut off, or followed by something else
     */
    public static byte[] decompress(
            Compression compression, byte[] data, int offset, int length, int maxBytes) {
        try (InputStream in =
                compression.decompress(new ByteArrayInputStream(data, offset, length))) {
            return readUpTo(in, maxBytes, (int) Math.min(4L * length, FIRST_BYTES));
        } catch (ConnectException | VirtualMachineError e) {
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            throw new ConnectException(
                    Code.INVALID_ARGUMENT,
                    "the message is not valid " + compression.name() + " data",
                    e);
        }
    }

    private static byte[] readUpTo(InputStream in, int maxBytes, int firstBytes)
            throws IOException {
        byte[] message = new byte[Math.min(firstBytes, maxBytes)];
        int count = 0;
        while (true) {
            if (count < message.length) {
                int read = in.read(message, count, message.length - count);
                if (read < 0) {
                    return Arrays.copyOf(message, count);
                }
                count += read;
            } else if (count < maxBytes) {
                message =
                        Arrays.copyOf(
                                message,
                                (int) Math.min(Math.max(2L * count, FIRST_BYTES), maxBytes));
            } else if (in.read() < 0) {
                return message;
            } else {
                throw ConnectException.of(
                        Code.RESOURCE_EXHAUSTED,
                        "the message is larger than " + maxBytes + " bytes after decompression");
            }
        }
    }

    private static final class Output extends ByteArrayOutputStream {
        Output(int headroom, int capacity) {
            super(capacity);
            count = headroom;
        }
    }
}
