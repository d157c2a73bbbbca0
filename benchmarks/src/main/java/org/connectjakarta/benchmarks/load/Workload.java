package org.connectjakarta.benchmarks.load;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.connectjakarta.benchmarks.wire.Bytes;

/**
 * What is asked of servers.
 *
 * @param name for people
 * @param procedure its path
 * @param http2 whether over h2c
 * @param contentType of the request
 * @param body of the request
 * @param messages how many messages answer it
 * @param baseline whether the bare ones can answer it
 */
record Workload(
        String name,
        String procedure,
        boolean http2,
        String contentType,
        byte[] body,
        int messages,
        boolean baseline) {
    private static final String SERVICE = "/connectjakarta.benchmarks.v1.EchoService/";
    private static final String ECHO = SERVICE + "Echo";
    private static final String BLOCKING_ECHO =
            "/connectjakarta.benchmarks.v1.BlockingEchoService/Echo";
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

    /** A large message. */
    static final Workload ORDER =
            new Workload(
                    "gRPC of a large message, h2c",
                    SERVICE + "EchoOrder",
                    true,
                    "application/grpc",
                    Bytes.envelope(Bytes.order()),
                    1,
                    false);

    /** Those for a server that has both an event loop and threads that may wait: what is not blocking stays on the event loop. */
    static final List<Workload> LOOP_OR_THREADS =
            Stream.of(
                            ALL.stream().filter(w -> !(w.isJson() && w.http2())),
                            Stream.of(ORDER),
                            ALL.stream()
                                    .filter(w -> !w.isJson() && !w.isStream())
                                    .map(Workload::blocking))
                    .flatMap(Function.identity())
                    .toList();

    private static Workload unary(
            String name, boolean http2, String contentType, byte[] body, boolean baseline) {
        return new Workload(name, ECHO, http2, contentType, body, 1, baseline);
    }

    private static Workload stream(String name, String contentType) {
        return new Workload(
                name,
                SERVICE + "Count",
                true,
                contentType,
                Bytes.envelope(Bytes.count(STREAM)),
                STREAM,
                false);
    }

    boolean isStream() {
        return messages > 1;
    }

    boolean isJson() {
        return contentType.contains("json");
    }

    boolean isBlocking() {
        return procedure.equals(BLOCKING_ECHO);
    }

    boolean isGrpc() {
        return contentType.startsWith("application/grpc");
    }

    private Workload blocking() {
        return new Workload(
                name + ", blocking", BLOCKING_ECHO, http2, contentType, body, messages, baseline);
    }

    /** Whether this is the same in an envelope: a call of gRPC for one of Connect. */
    boolean envelopes(Workload other) {
        return other.http2
                && other.procedure.equals(procedure)
                && Arrays.equals(Bytes.envelope(other.body), body);
    }
}
