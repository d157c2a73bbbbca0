package org.connectjakarta.compression;

import com.github.luben.zstd.RecyclingBufferPool;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** {@code zstd}, RFC 8878, by zstd-jni. Class loading fails where that is missing. */
final class ZstdCompression implements Compression {
    private static final int LEVEL = 3;

    /** 8 MiB, the largest window that RFC 9659 lets an HTTP sender use: it is allocated because the data claim it. */
    private static final int MAX_WINDOW_LOG = 23;

    @Override
    public String name() {
        return "zstd";
    }

    @Override
    public OutputStream compress(OutputStream compressed) throws IOException {
        return new ZstdOutputStreamNoFinalizer(compressed, RecyclingBufferPool.INSTANCE, LEVEL);
    }

    @Override
    public InputStream decompress(InputStream compressed) throws IOException {
        return new ZstdInputStreamNoFinalizer(compressed, RecyclingBufferPool.INSTANCE)
                .setLongMax(MAX_WINDOW_LOG);
    }
}
