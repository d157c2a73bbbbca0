package org.connectjakarta.protocol;

import org.connectjakarta.Headers;
import org.jspecify.annotations.Nullable;

/**
 * How a protocol ends a response whose head has been sent.
 *
 * @param body bytes to append to the body; empty for none
 * @param trailers HTTP trailers; null for a protocol that does not use them
 */
public record Ending(byte[] body, @Nullable Headers trailers) {}
