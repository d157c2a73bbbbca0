package org.connectjakarta.client;

import java.util.Arrays;

/** The protocols that a client can speak. */
public enum Protocol {
    /** The Connect protocol, over any version of HTTP. */
    CONNECT("connect"),
    /** gRPC, over HTTP/2. */
    GRPC("grpc"),
    /** gRPC-Web, over any version of HTTP. */
    GRPC_WEB("grpc-web");

    private final String wireName;

    Protocol(String wireName) {
        this.wireName = wireName;
    }

    /** The name in configuration and in {@link org.connectjakarta.CallContext#protocol()}. */
    public String wireName() {
        return wireName;
    }

    /**
     * The protocol of a name.
     *
     * @throws IllegalArgumentException for another name; the text lists those there are
     */
    public static Protocol of(String wireName) {
        return Arrays.stream(values())
                .filter(protocol -> protocol.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no such protocol: "
                                                + wireName
                                                + "; there are connect, grpc and grpc-web"));
    }
}
