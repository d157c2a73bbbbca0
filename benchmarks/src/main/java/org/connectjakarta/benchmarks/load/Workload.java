package org.connectjakarta.benchmarks.load;

import java.util.List;
import org.connectjakarta.benchmarks.wire.Bytes;

/**
 * What is asked of servers.
 *
 * @param name for people
 * @param http2 whether over h2c
 * @param contentType of the request
 * @param body of the request
 * @param messages how many messages answer it
 * @param baseline whether the bare ones can answer it
 */
record Workload(
        String name,
        boolean http2,
        String contentType,
        byte[] body,
        int messages,
        boolean baseline) {
    private static final String SERVICE = "/connectjakarta.benchmarks.v1.EchoService/";
    private static final int STREAM = 1_000;

    static final List<Workload> ALL =
            List.of(
                    unary("Connect JSON, HTTP/1.1", false, "application/json", Bytes.json(), true),
                    unary(
                            "Connect proto, HTTP/1.1",
                            false,
                            "application/proto",
                            Bytes.proto(),
                            true),
                    unary("Connect JSON, h2c", true, "application/json", Bytes.json(), true),
                    unary("Connect proto, h2c", true, "application/proto", Bytes.proto(), true),
                    unary(
                            "gRPC proto, h2c",
                            true,
                            "application/grpc",
                            Bytes.envelope(Bytes.proto()),
                            false),
                    stream("Connect server stream, h2c", "application/connect+proto"),
                    stream("gRPC server stream, h2c", "application/grpc"));

    private static Workload unary(
            String name, boolean http2, String contentType, byte[] body, boolean baseline) {
        return new Workload(name, http2, contentType, body, 1, baseline);
    }

    private static Workload stream(String name, String contentType) {
        return new Workload(
                name, true, contentType, Bytes.envelope(Bytes.count(STREAM)), STREAM, false);
    }

    boolean isStream() {
        return messages > 1;
    }

    boolean isJson() {
        return contentType.contains("json");
    }

    String procedure() {
        return SERVICE + (isStream() ? "Count" : "Echo");
    }
}
