package org.connectjakarta.protocol.connect;

/** The names of the protocol's headers, and of its content types. */
final class ConnectHeaders {
    static final String PROTOCOL_VERSION = "connect-protocol-version";
    static final String TIMEOUT = "connect-timeout-ms";
    static final String STREAM_COMPRESSION = "connect-content-encoding";
    static final String STREAM_ACCEPT_COMPRESSION = "connect-accept-encoding";
    static final String UNARY_COMPRESSION = "content-encoding";
    static final String UNARY_ACCEPT_COMPRESSION = "accept-encoding";
    static final String CONTENT_TYPE = "content-type";
    static final String TRAILER_PREFIX = "trailer-";

    /** What precedes the codec's name in the content type of a unary call. */
    static final String UNARY_TYPE = "application/";

    /** The content type of unary errors. */
    static final String ERROR_TYPE = UNARY_TYPE + "json";

    /** What precedes the codec's name in the content type of a stream. */
    static final String STREAM_TYPE = "application/connect+";

    /** The version that is spoken. */
    static final String VERSION = "1";

    private ConnectHeaders() {}
}
