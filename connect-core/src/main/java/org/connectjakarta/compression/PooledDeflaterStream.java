package org.connectjakarta.compression;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Deflates with a pooled deflater, which it gives back when it is closed. */
class PooledDeflaterStream extends DeflaterOutputStream {
    private static final int BUFFER_BYTES = 2048;

    private final Pool<Deflater> pool;
    private boolean released;

    PooledDeflaterStream(OutputStream out, Pool<Deflater> pool) {
        super(out, pool.take(), BUFFER_BYTES);
        this.pool = pool;
    }

    @Override
    public void close() throws IOException {
        if (released) {
            return;
        }
        try {
            super.close();
        } finally {
            released = true;
            pool.giveBack(def);
        }
    }
}
