package org.connectjakarta.compression;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** {@code gzip}, RFC 1952. Several members after each other are read as one, as the RFC asks for; anything else after the end is refused. */
final class GzipCompression implements Compression {
    private static final int ID1 = 0x1f;
    private static final int ID2 = 0x8b;
    private static final int OS_UNKNOWN = 0xff;
    private static final int FLAG_HEADER_CRC = 0x02;
    private static final int FLAG_EXTRA = 0x04;
    private static final int FLAG_NAME = 0x08;
    private static final int FLAG_COMMENT = 0x10;
    private static final int FLAGS_RESERVED = 0xe0;
    private static final byte[] HEADER = {
        ID1, (byte) ID2, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) OS_UNKNOWN
    };

    private final Pool<Deflater> deflaters =
            new Pool<>(
                    () -> new Deflater(Deflater.DEFAULT_COMPRESSION, true),
                    Deflater::reset,
                    Deflater::end);
    private final Pool<Inflater> inflaters =
            new Pool<>(() -> new Inflater(true), Inflater::reset, Inflater::end);

    @Override
    public String name() {
        return "gzip";
    }

    @Override
    public OutputStream compress(OutputStream compressed) throws IOException {
        compressed.write(HEADER);
        return new Writer(compressed, deflaters);
    }

    @Override
    public InputStream decompress(InputStream compressed) {
        return new Reader(compressed, inflaters);
    }

    private static final class Writer extends PooledDeflaterStream {
        private final CRC32 crc = new CRC32();

        Writer(OutputStream out, Pool<Deflater> pool) {
            super(out, pool);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            super.write(bytes, offset, length);
            crc.update(bytes, offset, length);
        }

        @Override
        public void finish() throws IOException {
            if (!def.finished()) {
                super.finish();
                writeInt((int) crc.getValue());
                writeInt((int) def.getBytesRead());
            }
        }

        private void writeInt(int value) throws IOException {
            for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                out.write(value >>> shift);
            }
        }
    }

    private static final class Reader extends PooledInflaterStream {
        private final CRC32 crc = new CRC32();
        private long inflatedBytes;

        Reader(InputStream in, Pool<Inflater> pool) {
            super(in, pool);
        }

        @Override
        boolean startMember(boolean first) throws IOException {
            if (!first && atEnd()) {
                return false;
            }
            crc.reset();
            if (headerByte() != ID1 || headerByte() != ID2 || headerByte() != Deflater.DEFLATED) {
                throw new IOException("not in gzip format");
            }
            int flags = headerByte();
            if ((flags & FLAGS_RESERVED) != 0) {
                throw new IOException("reserved gzip flags are set");
            }
            skipHeader(6); // time, extra flags, operating system
            if ((flags & FLAG_EXTRA) != 0) {
                skipHeader(headerByte() | headerByte() << Byte.SIZE);
            }
            if ((flags & FLAG_NAME) != 0) {
                skipHeaderText();
            }
            if ((flags & FLAG_COMMENT) != 0) {
                skipHeaderText();
            }
            int headerCrc = (int) crc.getValue() & 0xffff;
            if ((flags & FLAG_HEADER_CRC) != 0
                    && (nextByte() | nextByte() << Byte.SIZE) != headerCrc) {
                throw new IOException("the gzip header is corrupt");
            }
            crc.reset();
            inflatedBytes = 0;
            return true;
        }

        @Override
        void onInflated(byte[] bytes, int offset, int length) {
            crc.update(bytes, offset, length);
            inflatedBytes += length;
        }

        @Override
        void endMember() throws IOException {
            if (readInt() != (int) crc.getValue() || readInt() != (int) inflatedBytes) {
                throw new IOException("the gzip checksum or length is wrong");
            }
        }

        private int readInt() throws IOException {
            int value = 0;
            for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                value |= nextByte() << shift;
            }
            return value;
        }

        private int headerByte() throws IOException {
            int next = nextByte();
            crc.update(next);
            return next;
        }

        private void skipHeader(int bytes) throws IOException {
            for (int i = 0; i < bytes; i++) {
                headerByte();
            }
        }

        private void skipHeaderText() throws IOException {
            int next;
            do {
                next = headerByte();
            } while (next != 0);
        }
    }
}
