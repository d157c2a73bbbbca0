package org.connectjakarta.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.connectjakarta.compression.Compressions;

/** Few bytes that become many. */
final class Bombs {
    static final List<String> COMPRESSIONS = List.of("gzip", "deflate", "br", "zstd", "snappy");

    private static final int SIZE = 32 * 1024 * 1024;
    private static final Map<String, byte[]> MADE = new ConcurrentHashMap<>();

    private Bombs() {}

    /** Much more than a client takes, compressed to less than it takes. */
    static byte[] of(String compression) {
        return MADE.computeIfAbsent(compression, name -> compress(name, new byte[SIZE]));
    }

    static byte[] compress(String compression, byte[] plain) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = Compressions.all().find(compression).compress(compressed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    static byte[] cutOff(String compression) {
        byte[] whole = compress(compression, Bytes.message(Bytes.WELL));
        return Arrays.copyOf(whole, whole.length / 2);
    }
}
