package org.connectjakarta.benchmarks.client;

import java.util.Map;
import org.connectjakarta.benchmarks.wire.Bytes;
import org.connectjakarta.client.Protocol;

/** What clients speak. */
enum Wire {
    GRPC_H2C("gRPC, h2c", Protocol.GRPC, true),
    CONNECT_H2C("Connect proto, h2c", Protocol.CONNECT, true),
    CONNECT_HTTP1("Connect proto, HTTP/1.1", Protocol.CONNECT, false);

    /** The procedure that all of them call. */
    static final String PATH = "/connectjakarta.benchmarks.v1.EchoService/Echo";

    final String label;
    final Protocol protocol;
    final boolean http2;

    Wire(String label, Protocol protocol, boolean http2) {
        this.label = label;
        this.protocol = protocol;
        this.http2 = http2;
    }

    /** The headers of a request, as this project's client sends them. */
    Map<String, String> headers() {
        return protocol == Protocol.GRPC
                ? Map.of(
                        "content-type",
                        "application/grpc+proto",
                        "te",
                        "trailers",
                        "grpc-accept-encoding",
                        "gzip,deflate")
                : Map.of(
                        "content-type",
                        "application/proto",
                        "connect-protocol-version",
                        "1",
                        "accept-encoding",
                        "gzip,deflate");
    }

    /** The body of a request and of its response. */
    byte[] body() {
        return protocol == Protocol.GRPC ? Bytes.envelope(Bytes.proto()) : Bytes.proto();
    }
}
