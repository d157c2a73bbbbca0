package org.connectjakarta.server;

import org.connectjakarta.StreamType;

/** The forms of the protocols, named as in content types. */
enum Wire {
    CONNECT("connect"),
    GRPC("grpc"),
    GRPC_WEB("grpc-web"),
    GRPC_WEB_TEXT("grpc-web-text");

    private final String label;

    Wire(String label) {
        this.label = label;
    }

    String contentType(StreamType type, String codec) {
        return isWhole(type) ? "application/" + codec : "application/" + label + "+" + codec;
    }

    /** What applications see as the protocol. */
    String protocolName() {
        return this == GRPC_WEB_TEXT ? "grpc-web" : label;
    }

    /** Whether messages travel without envelopes. */
    boolean isWhole(StreamType type) {
        return this == CONNECT && type == StreamType.UNARY;
    }

    String compressionHeader(StreamType type) {
        return isWhole(type)
                ? "content-encoding"
                : this == CONNECT ? "connect-content-encoding" : "grpc-encoding";
    }

    String acceptHeader(StreamType type) {
        return isWhole(type)
                ? "accept-encoding"
                : this == CONNECT ? "connect-accept-encoding" : "grpc-accept-encoding";
    }

    String timeoutHeader() {
        return this == CONNECT ? "connect-timeout-ms" : "grpc-timeout";
    }

    String timeoutMillis(long millis) {
        return this == CONNECT ? Long.toString(millis) : millis + "m";
    }
}
