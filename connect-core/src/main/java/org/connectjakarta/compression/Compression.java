package org.connectjakarta.compression;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A compression, as a pair of streams. Thread-safe; the streams are not. */
public interface Compression {

    /** The name in headers, such as {@code gzip}. */
    String name();

    /** A stream that compresses into another. Closing it completes the compressed data and frees what it holds. */
    OutputStream compress(OutputStream compressed) throws IOException;

    /**
     * A stream that decompresses another. It never reads ahead of what it is asked for by more than a small buffer, so that the
     * reader can stop at a limit; it throws IOException for data that are corrupt or cut off. Closing it frees what it holds.
     */
    InputStream decompress(InputStream compressed) throws IOException;
}
