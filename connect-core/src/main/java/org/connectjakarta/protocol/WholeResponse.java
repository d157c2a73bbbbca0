package org.connectjakarta.protocol;

import org.connectjakarta.Headers;

/** A response that is sent at once: that of a protocol without envelopes. */
public record WholeResponse(int status, Headers headers, byte[] body) {}
