package org.connectjakarta.hostile;

import org.connectjakarta.client.Protocol;

/** What the client does. */
record Call(Protocol protocol, Http http, Kind kind) {

    /** Whether the one message is the whole body. */
    boolean isWhole() {
        return protocol == Protocol.CONNECT && !kind.isStream();
    }

    String contentType() {
        return contentType("proto");
    }

    String contentType(String codec) {
        return switch (protocol) {
            case CONNECT -> (isWhole() ? "application/" : "application/connect+") + codec;
            case GRPC -> "application/grpc+" + codec;
            case GRPC_WEB -> "application/grpc-web+" + codec;
        };
    }

    String compressionHeader() {
        if (protocol != Protocol.CONNECT) {
            return "grpc-encoding";
        }
        return isWhole() ? "content-encoding" : "connect-content-encoding";
    }

    @Override
    public String toString() {
        return protocol.wireName() + " " + http + " " + kind;
    }
}
