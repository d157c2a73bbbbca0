package org.connectjakarta.benchmarks.core;

/** The forms in which a call can come. */
public enum Form {
    CONNECT("application/"),
    CONNECT_GET(""),
    CONNECT_STREAM("application/connect+"),
    GRPC("application/grpc+"),
    GRPC_WEB("application/grpc-web+"),
    GRPC_WEB_TEXT("application/grpc-web-text+");

    final String contentType;

    Form(String contentType) {
        this.contentType = contentType;
    }

    boolean isEnveloped() {
        return this != CONNECT && this != CONNECT_GET;
    }
}
