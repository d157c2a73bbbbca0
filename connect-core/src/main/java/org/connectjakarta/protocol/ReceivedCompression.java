package org.connectjakarta.protocol;

import org.connectjakarta.Headers;
import org.jspecify.annotations.Nullable;

/** The compression that a response names in its head. */
public final class ReceivedCompression {
    private ReceivedCompression() {}

    /** The value of a header; null for none, and for {@code identity}, which means none. */
    public static @Nullable String in(Headers headers, String name) {
        String compression = headers.get(name);
        return compression == null
                        || compression.isEmpty()
                        || compression.equalsIgnoreCase("identity")
                ? null
                : compression;
    }
}
