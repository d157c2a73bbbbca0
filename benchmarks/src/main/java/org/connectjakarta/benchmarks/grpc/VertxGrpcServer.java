package org.connectjakarta.benchmarks.grpc;

import io.vertx.core.Vertx;
import io.vertx.grpc.server.GrpcServer;

/** The gRPC server of Vert.x, without stubs: the way that costs least. */
public final class VertxGrpcServer {
    private VertxGrpcServer() {}

    /**
     * @param arguments the port
     */
    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx();
        vertx.createHttpServer()
                .requestHandler(service(vertx))
                .listen(Integer.parseInt(arguments[0]), "127.0.0.1");
    }

    private static GrpcServer service(Vertx vertx) {
        GrpcServer server = GrpcServer.server(vertx);
        server.callHandler(
                Methods.ECHO,
                call -> call.handler(request -> call.response().end(Methods.echo(request))));
        server.callHandler(
                Methods.ECHO_ORDER, call -> call.handler(request -> call.response().end(request)));
        server.callHandler(
                Methods.COUNT,
                call ->
                        call.handler(
                                request -> {
                                    Methods.count(request, call.response()::write);
                                    call.response().end();
                                }));
        return server;
    }
}
