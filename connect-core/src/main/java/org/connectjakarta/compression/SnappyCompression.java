package org.connectjakarta.compression;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.xerial.snappy.Snappy;
import org.xerial.snappy.SnappyFramedOutputStream;

/** {@code snappy}, in its framing format, by snappy-java. Class loading fails where that is missing. */
final class SnappyCompression implements Compression {
    @Override
    public String name() {
        return "snappy";
    }

    @Override
    public OutputStream compress(OutputStream compressed) throws IOException {
        return new SnappyFramedOutputStream(compressed);
    }

    @Override
    public InputStream decompress(InputStream compressed) {
        return new Reader(compressed);
    }

    /**
     * Reads the frames, as google/snappy's framing_format.txt has them. snappy-java's own stream allocates what a frame claims, up to
     * 2 GiB, and recurses over frames that it skips.
     */
    private static final class Reader extends DecompressedStream {
        private static final int MAX_BLOCK_BYTES = 65_536;
        private static final int CHECKSUM_BYTES = 4;
        private static final int COMPRESSED = 0x00;
        private static final int UNCOMPRESSED = 0x01;
        private static final int FIRST_SKIPPABLE = 0x80;
        private static final int STREAM_IDENTIFIER = 0xff;
        private static final byte[] IDENTIFIER = {'s', 'N', 'a', 'P', 'p', 'Y'};

        private final CRC32C crc = new CRC32C();
        private byte[] block = new byte[0];
        private int position;
        private int limit;
        private boolean first = true;

        Reader(InputStream in) {
            super(in);
        }

        @Override
        int decompress(byte[] target, int offset, int length) throws IOException {
            if (!fillBlock()) {
                return -1;
            }
            int count = Math.min(length, limit - position);
            System.arraycopy(block, position, target, offset, count);
            position += count;
            return count;
        }

        private boolean fillBlock() throws IOException {
            while (position == limit) {
                int type = in.read();
                if (first && type != STREAM_IDENTIFIER) {
                    throw new IOException("not in snappy's framing format");
                }
                first = false;
                if (type < 0) {
                    return false;
                }
                readFrame(type, nextByte() | nextByte() << 8 | nextByte() << 16);
            }
            return true;
        }

        private void readFrame(int type, int length) throws IOException {
            if (type == STREAM_IDENTIFIER) {
                if (length != IDENTIFIER.length || !Arrays.equals(readFully(length), IDENTIFIER)) {
                    throw new IOException("not in snappy's framing format");
                }
            } else if (type == COMPRESSED || type == UNCOMPRESSED) {
                readBlock(type, length);
            } else if (type >= FIRST_SKIPPABLE) {
                in.skipNBytes(length);
            } else {
                throw new IOException("a snappy frame of an unknown type");
            }
        }

        private void readBlock(int type, int length) throws IOException {
            if (length < CHECKSUM_BYTES
                    || length > CHECKSUM_BYTES + Snappy.maxCompressedLength(MAX_BLOCK_BYTES)) {
                throw new IOException("a snappy frame of a size that cannot be");
            }
            int checksum = nextByte() | nextByte() << 8 | nextByte() << 16 | nextByte() << 24;
            byte[] frame = readFully(length - CHECKSUM_BYTES);
            int size = type == COMPRESSED ? Snappy.uncompressedLength(frame) : frame.length;
            if (size < 0 || size > MAX_BLOCK_BYTES) {
                throw new IOException("a snappy frame of more than 64 KiB");
            }
            if (type == UNCOMPRESSED) {
                block = frame;
                limit = size;
            } else {
                if (block.length < size) {
                    block = new byte[size];
                }
                limit = Snappy.uncompress(frame, 0, frame.length, block, 0);
            }
            position = 0;
            crc.reset();
            crc.update(block, 0, limit);
            if (Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8 != checksum) {
                throw new IOException("the checksum of a snappy frame is wrong");
            }
        }

        private byte[] readFully(int length) throws IOException {
            byte[] bytes = in.readNBytes(length); // allocates what is there, not what is claimed
            if (bytes.length < length) {
                throw new EOFException("the compressed data are cut off");
            }
            return bytes;
        }

        private int nextByte() throws IOException {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the compressed data are cut off");
            }
            return next;
        }
    }
}
