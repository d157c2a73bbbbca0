package org.connectjakarta.quarkus.it;

import java.net.URI;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.vertx.HttpVersionChoice;

/** How a client calls. */
enum Way {
    CONNECT_HTTP_1(Protocol.CONNECT, HttpVersionChoice.HTTP_1_1),
    CONNECT_HTTP_2(Protocol.CONNECT, HttpVersionChoice.HTTP_2),
    GRPC(Protocol.GRPC, HttpVersionChoice.HTTP_2),
    GRPC_WEB(Protocol.GRPC_WEB, HttpVersionChoice.HTTP_1_1);

    private final Protocol protocol;
    private final HttpVersionChoice version;

    Way(Protocol protocol, HttpVersionChoice version) {
        this.protocol = protocol;
        this.version = version;
    }

    Visitor visitor(URI base) {
        return new Visitor(base, protocol, version);
    }

    boolean isFullDuplex() {
        return version == HttpVersionChoice.HTTP_2;
    }
}
