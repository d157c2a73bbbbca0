package org.connectjakarta.compression;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.aayushatharva.brotli4j.encoder.BrotliOutputStream;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** {@code br}, RFC 7932, by brotli4j. Class loading fails where that is missing. */
final class BrotliCompression implements Compression {
    private static final Encoder.Parameters PARAMETERS = new Encoder.Parameters().setQuality(4);

    BrotliCompression() {
        Brotli4jLoader.ensureAvailability();
    }

    @Override
    public String name() {
        return "br";
    }

    @Override
    public OutputStream compress(OutputStream compressed) throws IOException {
        return new BrotliOutputStream(compressed, PARAMETERS);
    }

    @Override
    public InputStream decompress(InputStream compressed) throws IOException {
        return new BrotliInputStream(compressed);
    }
}
