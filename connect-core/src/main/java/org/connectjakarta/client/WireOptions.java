package org.connectjakarta.client;

import org.jspecify.annotations.Nullable;

/**
 * What a client speaks.
 *
 * @param protocol the protocol
 * @param codec the name of the codec: {@code proto} or {@code json}
 * @param get whether Connect calls of methods without side effects are made by HTTP GET, as far as the URL does not become too long
 * @param compression the name of the compression for requests; null for none
 */
public record WireOptions(
        Protocol protocol, String codec, boolean get, @Nullable String compression) {

    /** Connect with binary messages, by POST, requests not compressed. */
    public static final WireOptions DEFAULT =
            new WireOptions(Protocol.CONNECT, "proto", false, null);
}
