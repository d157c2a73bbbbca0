package org.connectjakarta.protocol.grpc;

/** gRPC and what browsers speak instead: they differ in the content type, in where the trailers stand, and in base64. */
enum Variant {
    HTTP_TRAILERS("grpc", GrpcHeaders.TYPE),
    WEB("grpc-web", GrpcHeaders.WEB_TYPE),
    WEB_TEXT("grpc-web", GrpcHeaders.WEB_TYPE + "-text");

    /** The name of the protocol. */
    final String protocol;

    /** The content type, without a codec's name. */
    final String contentType;

    Variant(String protocol, String contentType) {
        this.protocol = protocol;
        this.contentType = contentType;
    }
}
