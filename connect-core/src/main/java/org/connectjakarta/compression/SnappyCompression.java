package org.connectjakarta.compression;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.xerial.snappy.SnappyFramedInputStream;
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
    public InputStream decompress(InputStream compressed) throws IOException {
        return new SnappyFramedInputStream(compressed, true);
    }
}
