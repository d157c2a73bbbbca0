package org.connectjakarta.compression;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

class GzipAndDeflateTest {
    private static final byte[] TEXT = "a text, a text, and a text".getBytes(US_ASCII);

    private final Compression gzip = new GzipCompression();
    private final Compression deflate = new DeflateCompression();

    @Test
    void othersReadWhatIsWritten() throws IOException {
        byte[] gzipped = compressed(gzip);
        byte[] deflated = compressed(deflate);

        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzipped)).readAllBytes())
                .isEqualTo(TEXT);
        assertThat(new InflaterInputStream(new ByteArrayInputStream(deflated)).readAllBytes())
                .isEqualTo(TEXT);
    }

    @Test
    void whatOthersWriteIsRead() throws IOException {
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gzipped)) {
            out.write(TEXT);
        }
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(deflated)) {
            out.write(TEXT);
        }

        assertThat(read(gzip, gzipped.toByteArray())).isEqualTo(TEXT);
        assertThat(read(deflate, deflated.toByteArray())).isEqualTo(TEXT);
    }

    @Test
    void gzipHeadersMayHaveOptionalFields() throws IOException {
        assertThat(read(gzip, withHeader(0x1e, 0))).isEqualTo(TEXT);
        assertThatIOException()
                .isThrownBy(() -> read(gzip, withHeader(0x1e, 1)))
                .withMessage("the gzip header is corrupt");
        assertThatIOException()
                .isThrownBy(() -> read(gzip, withHeader(0x3e, 0)))
                .withMessage("reserved gzip flags are set");
    }

    /** All the optional fields of RFC 1952, and a wrong checksum of them if wanted. */
    private byte[] withHeader(int flags, int checksumError) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.write(new byte[] {0x1f, (byte) 0x8b, 8, (byte) flags, 1, 2, 3, 4, 0, 3});
        header.write(new byte[] {3, 0, 'x', 'y', 'z'});
        header.write("name\0comment\0".getBytes(US_ASCII));
        CRC32 crc = new CRC32();
        crc.update(header.toByteArray());
        header.write((int) crc.getValue() + checksumError);
        header.write((int) crc.getValue() >>> 8);
        byte[] plain = compressed(gzip);
        header.write(plain, 10, plain.length - 10);
        return header.toByteArray();
    }

    @Test
    void rawDeflateIsNotDeflate() throws IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        try (OutputStream out =
                new DeflaterOutputStream(raw, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            out.write(TEXT);
        }
        assertThatIOException()
                .isThrownBy(() -> read(deflate, raw.toByteArray()))
                .withMessage("the deflated data are corrupt");
    }

    @Test
    void presetDictionariesAreRefused() throws IOException {
        Deflater deflater = new Deflater();
        deflater.setDictionary(TEXT);
        ByteArrayOutputStream primed = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(primed, deflater)) {
            out.write(TEXT);
        }
        assertThatIOException()
                .isThrownBy(() -> read(deflate, primed.toByteArray()))
                .withMessage("a preset dictionary is not supported");
    }

    @Test
    void aClosedStreamIsNotRead() throws IOException {
        for (Compression compression : List.of(gzip, deflate)) {
            InputStream in =
                    compression.decompress(new ByteArrayInputStream(compressed(compression)));
            in.close();
            assertThatIOException().isThrownBy(in::read).withMessage("the stream is closed");
        }
    }

    @Test
    void closingTwiceSharesNothing() throws IOException {
        for (Compression compression : List.of(gzip, deflate)) {
            byte[] bytes = compressed(compression);
            InputStream closed = compression.decompress(new ByteArrayInputStream(bytes));
            closed.close();
            closed.close();
            OutputStream written = compression.compress(new ByteArrayOutputStream());
            written.close();
            written.close();

            try (InputStream one = compression.decompress(new ByteArrayInputStream(bytes));
                    InputStream other = compression.decompress(new ByteArrayInputStream(bytes))) {
                for (byte expected : TEXT) {
                    assertThat(one.read()).isEqualTo(expected);
                    assertThat(other.read()).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void manyThreadsShareACompression() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                Compression compression = i % 2 == 0 ? gzip : deflate;
                int seed = i;
                all.add(threads.submit(() -> useAndBreak(compression, new Random(seed))));
            }
            for (Future<?> one : all) {
                one.get(1, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Void useAndBreak(Compression compression, Random random) throws IOException {
        for (int i = 0; i < 50; i++) {
            byte[] message = new byte[random.nextInt(20_000)];
            random.nextBytes(message);
            byte[] bytes = MessageCompression.compress(compression, message, 0, message.length, 0);
            assertThat(read(compression, bytes)).isEqualTo(message);
            bytes[bytes.length - 1] ^= 1;
            assertThatIOException().isThrownBy(() -> read(compression, bytes));
        }
        return null;
    }

    private static byte[] compressed(Compression compression) {
        return MessageCompression.compress(compression, TEXT, 0, TEXT.length, 0);
    }

    private static byte[] read(Compression compression, byte[] bytes) throws IOException {
        try (InputStream in = compression.decompress(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }
}
