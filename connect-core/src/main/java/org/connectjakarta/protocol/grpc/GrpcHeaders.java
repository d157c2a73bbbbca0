package org.connectjakarta.protocol.grpc;

/** The names of the protocol's headers and trailers. */
final class GrpcHeaders {
    static final String TIMEOUT = "grpc-timeout";
    static final String COMPRESSION = "grpc-encoding";
    static final String ACCEPT_COMPRESSION = "grpc-accept-encoding";
    static final String STATUS = "grpc-status";
    static final String MESSAGE = "grpc-message";
    static final String DETAILS = "grpc-status-details-bin";
    static final String CONTENT_TYPE = "content-type";

    /** The content type, without a codec's name. */
    static final String TYPE = "application/grpc";

    /** The content type of gRPC-Web, without a codec's name. */
    static final String WEB_TYPE = "application/grpc-web";

    private GrpcHeaders() {}
}
