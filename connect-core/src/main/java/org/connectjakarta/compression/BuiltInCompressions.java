package org.connectjakarta.compression;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** The compressions that come with this library and work in this process, those that cost least for what they save first. */
final class BuiltInCompressions {
    private static final System.Logger LOG = System.getLogger(BuiltInCompressions.class.getName());

    static final List<Compression> AVAILABLE = available();

    private BuiltInCompressions() {}

    /** By lambdas: to make a constructor reference, the JVM would load the class, and what that refers to, here. */
    private static List<Compression> available() {
        List<Compression> available = new ArrayList<>();
        addIfItWorks("zstd", () -> new ZstdCompression(), available);
        available.add(new GzipCompression());
        addIfItWorks("br", () -> new BrotliCompression(), available);
        available.add(new DeflateCompression());
        addIfItWorks("snappy", () -> new SnappyCompression(), available);
        return Collections.unmodifiableList(available);
    }

    /** A library can be there without its native code for this platform, which shows at the first use only. */
    private static void addIfItWorks(
            String name, Supplier<Compression> maker, List<Compression> available) {
        try {
            Compression compression = maker.get();
            tryOut(compression);
            available.add(compression);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            LOG.log(
                    Level.DEBUG,
                    () ->
                            "compression "
                                    + name
                                    + " is off: its library is missing or does not load",
                    e);
        }
    }

    private static void tryOut(Compression compression) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = compression.compress(compressed)) {
            out.write(1);
        }
        try (InputStream in =
                compression.decompress(new ByteArrayInputStream(compressed.toByteArray()))) {
            if (in.read() != 1 || in.read() != -1) {
                throw new IOException("what was compressed does not come back");
            }
        }
    }
}
