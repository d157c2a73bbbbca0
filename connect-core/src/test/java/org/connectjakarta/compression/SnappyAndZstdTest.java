package org.connectjakarta.compression;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.junit.jupiter.api.Test;

/** Data that are made by hand, because nobody's library writes them. */
class SnappyAndZstdTest {
    private static final int LIMIT = 4 * 1024 * 1024;
    private static final byte[] SNAPPY_HEADER = {-1, 6, 0, 0, 's', 'N', 'a', 'P', 'p', 'Y'};

    private final Compression snappy = new SnappyCompression();
    private final Compression zstd = new ZstdCompression();

    @Test
    void snappyFramesThatClaimTooMuchAreInvalid() {
        byte[] claims2Gib = {0, 10, 0, 0, 1, 2, 3, 4, -1, -1, -1, -1, 7, 0};
        byte[] claims16Mib = {1, -1, -1, -1, 1, 2, 3, 4, 5};

        assertRefused(snappy, afterHeader(claims2Gib));
        assertRefused(snappy, afterHeader(claims16Mib));
        assertRefused(snappy, afterHeader(new byte[] {0x02, 0, 0, 0}));
    }

    @Test
    void snappyFramesThatAreToSkipAreSkipped() {
        byte[] padded = Arrays.copyOf(SNAPPY_HEADER, SNAPPY_HEADER.length + LIMIT);
        for (int i = SNAPPY_HEADER.length; i < padded.length; i += 4) {
            padded[i] = (byte) 0xfe;
        }

        assertThat(decompress(snappy, padded)).isEmpty();
    }

    @Test
    void zstdWindowsOverEightMebibytesAreInvalid() {
        byte[] window8Mib = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 13 << 3, 9, 0, 0, 'a'};
        byte[] window16Mib = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 14 << 3, 9, 0, 0, 'a'};

        assertThat(decompress(zstd, window8Mib)).asString(US_ASCII).isEqualTo("a");
        assertRefused(zstd, window16Mib);
    }

    private static byte[] afterHeader(byte[] frame) {
        byte[] bytes = Arrays.copyOf(SNAPPY_HEADER, SNAPPY_HEADER.length + frame.length);
        System.arraycopy(frame, 0, bytes, SNAPPY_HEADER.length, frame.length);
        return bytes;
    }

    private static byte[] decompress(Compression compression, byte[] data) {
        return MessageCompression.decompress(compression, data, 0, data.length, LIMIT);
    }

    private static void assertRefused(Compression compression, byte[] data) {
        assertThatThrownBy(() -> decompress(compression, data))
                .isInstanceOfSatisfying(
                        ConnectException.class,
                        e -> assertThat(e.code()).isEqualTo(Code.INVALID_ARGUMENT));
    }
}
