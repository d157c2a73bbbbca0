package org.connectjakarta.compression;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** {@code deflate}, which by RFC 9110 §8.4.1.2 is the zlib format of RFC 1950. */
final class DeflateCompression implements Compression {
    private final Pool<Deflater> deflaters =
            new Pool<>(Deflater::new, Deflater::reset, Deflater::end);
    private final Pool<Inflater> inflaters =
            new Pool<>(Inflater::new, Inflater::reset, Inflater::end);

    @Override
    public String name() {
        return "deflate";
    }

    @Override
    public OutputStream compress(OutputStream compressed) {
        return new PooledDeflaterStream(compressed, deflaters);
    }

    @Override
    public InputStream decompress(InputStream compressed) {
        return new PooledInflaterStream(compressed, inflaters);
    }
}
