package org.connectjakarta.http;

/** The version of HTTP, as far as it matters to the protocols. */
public enum HttpVersion {
    /** HTTP/1.0 and HTTP/1.1: no trailers that clients see, so no gRPC. */
    HTTP_1,
    /** HTTP/2, and what comes after it. */
    HTTP_2;

    /** The version with a name such as {@code HTTP/1.1}. */
    public static HttpVersion of(String protocol) {
        return protocol.startsWith("HTTP/1") ? HTTP_1 : HTTP_2;
    }
}
