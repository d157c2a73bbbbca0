package org.connectjakarta.benchmarks.memory;

import java.util.List;

/** Requests that have begun and not ended. */
interface OpenStreams extends AutoCloseable {

    /** How they come. */
    enum Form {
        GRPC_UNARY("gRPC unary calls over h2c", true, "Echo", "application/grpc"),
        GRPC_STREAM("gRPC client streams over h2c", true, "Collect", "application/grpc"),
        CONNECT_H2C(
                "Connect client streams over h2c", true, "Collect", "application/connect+proto"),
        CONNECT_HTTP1(
                "Connect client streams over HTTP/1.1",
                false,
                "Collect",
                "application/connect+proto");

        final String label;
        final boolean http2;
        final String path;
        final String contentType;

        Form(String label, boolean http2, String method, String contentType) {
            this.label = label;
            this.http2 = http2;
            this.path = "/connectjakarta.benchmarks.v1.EchoService/" + method;
            this.contentType = contentType;
        }
    }

    /** Opens some, each with the start of a body. */
    static OpenStreams open(Form form, int port, int count, byte[] start) throws Exception {
        return form.http2
                ? new Http2Streams(form, port, count, start)
                : new Http1Streams(form, port, count, start);
    }

    /** How many have been answered by now. */
    int answered() throws Exception;

    /** Ends the requests that were not answered, and waits for all answers. */
    List<String> end() throws Exception;
}
