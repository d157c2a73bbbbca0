package org.connectjakarta.benchmarks.client;

import java.util.EnumSet;
import java.util.Set;

/** The clients that are measured. */
enum Peer {
    CONNECT_BLOCKING("this project, blocking", ConnectJakarta::blocking),
    CONNECT_ASYNC("this project, async", ConnectJakarta::async),
    CONNECT_ASYNC_DIRECT("this project, async, direct executor", ConnectJakarta::asyncDirect),
    GRPC_BLOCKING("grpc-java, blocking", GrpcJava::blocking),
    GRPC_BLOCKING_DIRECT("grpc-java, blocking, direct executor", GrpcJava::blockingDirect),
    GRPC_FUTURE("grpc-java, future", GrpcJava::future),
    GRPC_FUTURE_DIRECT("grpc-java, future, direct executor", GrpcJava::futureDirect),
    KOTLIN_BLOCKING("connect-kotlin, blocking", ConnectKotlin::blocking),
    VERTX_BLOCKING("bare Vert.x, blocking", BareVertx::blocking),
    VERTX_ASYNC("bare Vert.x, async, handed to an executor", BareVertx::async),
    VERTX_ASYNC_DIRECT("bare Vert.x, async", BareVertx::asyncDirect);

    private static final Set<Peer> OURS = EnumSet.range(CONNECT_BLOCKING, CONNECT_ASYNC_DIRECT);
    private static final Set<Peer> GRPC_JAVA = EnumSet.range(GRPC_BLOCKING, GRPC_FUTURE_DIRECT);
    private static final Set<Peer> DIRECT =
            EnumSet.of(CONNECT_ASYNC_DIRECT, GRPC_FUTURE_DIRECT, VERTX_ASYNC_DIRECT);
    private static final Set<Peer> HANDED_OVER =
            EnumSet.of(CONNECT_ASYNC, GRPC_FUTURE, VERTX_ASYNC);

    final String label;
    private final Factory factory;

    Peer(String label, Factory factory) {
        this.label = label;
        this.factory = factory;
    }

    /** A client for a server of this machine. */
    Caller open(int port, Wire wire) {
        return factory.open(port, wire);
    }

    boolean speaks(Wire wire) {
        return wire == Wire.GRPC_H2C || !GRPC_JAVA.contains(this);
    }

    /** What connect-kotlin's calls of gRPC leave behind fills 256 MB in 20 s. */
    int heapMegabytes() {
        return this == KOTLIN_BLOCKING ? 2048 : 256;
    }

    boolean isOurs() {
        return OURS.contains(this);
    }

    /** The bare client that is called in the same way. */
    Peer bare() {
        if (DIRECT.contains(this)) {
            return VERTX_ASYNC_DIRECT;
        }
        return HANDED_OVER.contains(this) ? VERTX_ASYNC : VERTX_BLOCKING;
    }

    /** The client of grpc-java that is called in the same way, for one of ours. */
    Peer grpc() {
        return switch (this) {
            case CONNECT_BLOCKING -> GRPC_BLOCKING;
            case CONNECT_ASYNC -> GRPC_FUTURE;
            default -> GRPC_FUTURE_DIRECT;
        };
    }

    @FunctionalInterface
    private interface Factory {
        Caller open(int port, Wire wire);
    }
}
