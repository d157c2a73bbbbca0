package org.connectjakarta.compression;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MessageCompressionTest {
    private static final int MIB = 1024 * 1024;
    private static final int LIMIT = 4 * MIB;
    private static final int SNAPPY_HEADER = 10;

    static Stream<Compression> compressions() {
        return Stream.of("gzip", "deflate", "br", "zstd", "snappy")
                .map(MessageCompressionTest::named);
    }

    static Stream<Arguments> messages() {
        return compressions()
                .flatMap(
                        compression ->
                                Stream.of(
                                        Arguments.of(compression, "0 B", new byte[0]),
                                        Arguments.of(compression, "1 B", new byte[] {42}),
                                        Arguments.of(compression, "100 B", compressible(100)),
                                        Arguments.of(compression, "100 random B", random(100)),
                                        Arguments.of(compression, "70 KB", compressible(70_000)),
                                        Arguments.of(compression, "4 MiB", compressible(LIMIT)),
                                        Arguments.of(compression, "4 random MiB", random(LIMIT))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("messages")
    void aMessageComesBack(Compression compression, String size, byte[] message) {
        byte[] compressed = compress(compression, message);

        assertThat(decompress(compression, compressed, LIMIT)).isEqualTo(message);
        assertThat(decompress(compression, compressed, message.length)).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("compressions")
    void headroomIsLeftAndRangesAreKept(Compression compression) {
        byte[] message = compressible(3000);
        byte[] around = new byte[5000];
        System.arraycopy(message, 0, around, 1000, 3000);

        byte[] compressed = MessageCompression.compress(compression, around, 1000, 3000, 5);
        byte[] followed = Arrays.copyOf(compressed, compressed.length + 9);

        assertThat(Arrays.copyOf(compressed, 5)).containsOnly(0);
        assertThat(
                        MessageCompression.decompress(
                                compression, followed, 5, compressed.length - 5, LIMIT))
                .isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("compressions")
    void oneByteOverTheLimitIsRefused(Compression compression) {
        byte[] compressed = compress(compression, compressible(10_000));

        assertRefused(compression, compressed, 9_999, Code.RESOURCE_EXHAUSTED);
        assertRefused(compression, compressed, 0, Code.RESOURCE_EXHAUSTED);
    }

    @ParameterizedTest
    @MethodSource("compressions")
    void aBombIsRefusedOnceTheLimitIsPassed(Compression compression) throws IOException {
        byte[] bomb = compress(compression, new byte[64 * MIB]);
        Counting counting = new Counting(compression);

        assertRefused(counting, bomb, LIMIT, Code.RESOURCE_EXHAUSTED);

        assertThat(counting.decompressedBytes).isBetween((long) LIMIT, LIMIT + 64L * 1024);
        assertThat(counting.closed).isTrue();
    }

    @ParameterizedTest
    @MethodSource("compressions")
    void dataThatAreCutOffAreInvalid(Compression compression) {
        for (int size : new int[] {1, 100, 200_000}) {
            byte[] compressed = compress(compression, random(size));
            for (int sixteenth = 1; sixteenth < 16; sixteenth++) {
                int cut = Math.max(1, compressed.length * sixteenth / 16);
                if (cut == SNAPPY_HEADER && compression.name().equals("snappy")) {
                    continue; // the format has no mark for the end, so that this is an empty
                    // message
                }
                assertRefused(
                        compression, Arrays.copyOf(compressed, cut), LIMIT, Code.INVALID_ARGUMENT);
            }
            assertRefused(
                    compression,
                    Arrays.copyOf(compressed, compressed.length - 1),
                    LIMIT,
                    Code.INVALID_ARGUMENT);
        }
    }

    @ParameterizedTest
    @MethodSource("compressions")
    void whatFollowsTheEndIsInvalid(Compression compression) {
        for (int size : new int[] {0, 1, 5_000, 200_000}) {
            byte[] compressed = compress(compression, compressible(size));
            assertRefused(
                    compression,
                    Arrays.copyOf(compressed, compressed.length + 1),
                    LIMIT,
                    Code.INVALID_ARGUMENT);
            assertRefused(
                    compression,
                    concat(compressed, "{garbage}".getBytes(US_ASCII)),
                    LIMIT,
                    Code.INVALID_ARGUMENT);
        }
    }

    @ParameterizedTest
    @MethodSource("compressions")
    void aFlippedBitIsAnErrorOrOtherDataButNeverHarm(Compression compression) {
        byte[] message = compressible(20_000);
        byte[] compressed = compress(compression, message);
        int refused = 0;
        for (int i = 0; i < Math.min(compressed.length, 600); i++) {
            byte[] flipped = compressed.clone();
            flipped[i] ^= (byte) (1 << (i % 8));
            try {
                assertThat(decompress(compression, flipped, LIMIT)).hasSizeLessThanOrEqualTo(LIMIT);
            } catch (ConnectException e) {
                assertThat(e.code()).isIn(Code.INVALID_ARGUMENT, Code.RESOURCE_EXHAUSTED);
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void checksumsAreVerified() {
        for (String name : new String[] {"gzip", "deflate", "snappy"}) {
            Compression compression = named(name);
            byte[] compressed = compress(compression, random(50_000));
            for (int i = 100; i < compressed.length; i += 997) {
                byte[] flipped = compressed.clone();
                flipped[i] ^= 0x10;
                assertRefused(compression, flipped, LIMIT, Code.INVALID_ARGUMENT);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("compressions")
    void randomBytesAreInvalid(Compression compression) {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            byte[] garbage = new byte[1 + random.nextInt(300)];
            random.nextBytes(garbage);
            garbage[0] |= 3; // not an empty brotli stream
            try {
                assertThat(decompress(compression, garbage, LIMIT)).isNotNull();
                assertThat(compression.name()).as("a format without magic number").isEqualTo("br");
            } catch (ConnectException e) {
                assertThat(e.code()).isEqualTo(Code.INVALID_ARGUMENT);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("compressions")
    void aStreamCanBeReadByteByByte(Compression compression) throws IOException {
        byte[] message = compressible(2_000);
        InputStream slow = new OneByteAtATime(compress(compression, message));

        try (InputStream in = compression.decompress(slow)) {
            for (byte expected : message) {
                assertThat(in.read()).isEqualTo(expected & 0xff);
            }
            assertThat(in.read()).isEqualTo(-1);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void gzipMembersAreJoinedUnderTheLimit() {
        Compression gzip = named("gzip");
        byte[] two =
                concat(
                        compress(gzip, "one,".getBytes(US_ASCII)),
                        compress(gzip, "two".getBytes(US_ASCII)));

        assertThat(decompress(gzip, two, 7)).asString(US_ASCII).isEqualTo("one,two");
        assertRefused(gzip, two, 6, Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void errorsOfTheLibrariesStayInside() {
        Compression broken =
                new Counting(named("gzip")) {
                    @Override
                    public InputStream decompress(InputStream compressed) {
                        throw new UnsatisfiedLinkError("no native code at /some/path");
                    }

                    @Override
                    public OutputStream compress(OutputStream compressed) {
                        throw new IllegalStateException("at /some/path");
                    }
                };

        assertRefused(broken, new byte[10], LIMIT, Code.INVALID_ARGUMENT);
        assertThatThrownBy(() -> compress(broken, new byte[10]))
                .isInstanceOfSatisfying(
                        ConnectException.class, e -> assertThat(e.code()).isEqualTo(Code.INTERNAL))
                .hasMessageNotContaining("path");
    }

    private static void assertRefused(
            Compression compression, byte[] data, int maxBytes, Code code) {
        assertThatThrownBy(() -> decompress(compression, data, maxBytes))
                .as("%s, %s bytes", compression.name(), data.length)
                .isInstanceOfSatisfying(
                        ConnectException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static byte[] compress(Compression compression, byte[] message) {
        return MessageCompression.compress(compression, message, 0, message.length, 0);
    }

    private static byte[] decompress(Compression compression, byte[] data, int maxBytes) {
        return MessageCompression.decompress(compression, data, 0, data.length, maxBytes);
    }

    private static Compression named(String name) {
        Compression compression = Compressions.all().find(name);
        assertThat(compression).as(name).isNotNull();
        return new Displayed(compression);
    }

    /** Text that compresses to about a third. */
    private static byte[] compressible(int size) {
        Random random = new Random(size);
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (random.nextInt(4) == 0 ? 'a' + random.nextInt(20) : 'x');
        }
        return bytes;
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Shows its name in test reports. */
    private record Displayed(Compression compression) implements Compression {
        @Override
        public String name() {
            return compression.name();
        }

        @Override
        public OutputStream compress(OutputStream compressed) throws IOException {
            return compression.compress(compressed);
        }

        @Override
        public InputStream decompress(InputStream compressed) throws IOException {
            return compression.decompress(compressed);
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /** Counts what is decompressed, and notices that it is closed. */
    private static class Counting implements Compression {
        private final Compression counted;
        private long decompressedBytes;
        private boolean closed;

        Counting(Compression counted) {
            this.counted = counted;
        }

        @Override
        public String name() {
            return counted.name();
        }

        @Override
        public OutputStream compress(OutputStream compressed) throws IOException {
            return counted.compress(compressed);
        }

        @Override
        public InputStream decompress(InputStream compressed) throws IOException {
            InputStream in = counted.decompress(compressed);
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    int next = in.read();
                    decompressedBytes += next < 0 ? 0 : 1;
                    return next;
                }

                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    int read = in.read(target, offset, length);
                    decompressedBytes += Math.max(read, 0);
                    return read;
                }

                @Override
                public void close() throws IOException {
                    closed = true;
                    in.close();
                }
            };
        }
    }

    private static final class OneByteAtATime extends InputStream {
        private final byte[] bytes;
        private int next;

        OneByteAtATime(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return next < bytes.length ? bytes[next++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            int one = read();
            if (one < 0) {
                return -1;
            }
            target[offset] = (byte) one;
            return 1;
        }
    }
}
