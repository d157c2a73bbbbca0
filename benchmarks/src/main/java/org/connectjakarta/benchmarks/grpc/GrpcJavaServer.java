package org.connectjakarta.benchmarks.grpc;

import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import java.net.InetSocketAddress;

/** grpc-java on Netty, its services on the event loop. */
public final class GrpcJavaServer {
    private GrpcJavaServer() {}

    /**
     * @param arguments the port
     */
    public static void main(String[] arguments) throws Exception {
        NettyServerBuilder.forAddress(
                        new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])))
                .directExecutor()
                .addService(service())
                .build()
                .start()
                .awaitTermination();
    }

    private static ServerServiceDefinition service() {
        return ServerServiceDefinition.builder(Methods.SERVICE)
                .addMethod(
                        Methods.ECHO,
                        ServerCalls.asyncUnaryCall(
                                (request, observer) -> {
                                    observer.onNext(Methods.echo(request));
                                    observer.onCompleted();
                                }))
                .addMethod(
                        Methods.ECHO_ORDER,
                        ServerCalls.asyncUnaryCall(
                                (request, observer) -> {
                                    observer.onNext(request);
                                    observer.onCompleted();
                                }))
                .addMethod(
                        Methods.COUNT,
                        ServerCalls.asyncServerStreamingCall(
                                (request, observer) -> {
                                    Methods.count(request, observer::onNext);
                                    observer.onCompleted();
                                }))
                .build();
    }
}
