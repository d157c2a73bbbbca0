package org.connectjakarta.benchmarks.client;

import java.net.URI;
import java.util.concurrent.Executor;
import org.connectjakarta.benchmarks.v1.EchoServiceConnect;
import org.connectjakarta.benchmarks.v1.Sentence;
import org.connectjakarta.benchmarks.wire.Bytes;
import org.connectjakarta.client.ClientOptions;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.client.RpcClientBuilder;
import org.connectjakarta.client.WireOptions;
import org.connectjakarta.vertx.HttpVersionChoice;
import org.connectjakarta.vertx.TransportOptions;
import org.connectjakarta.vertx.VertxTransport;

/** This project's clients, as generated. */
final class ConnectJakarta {
    private static final Sentence REQUEST = Sentence.newBuilder().setSentence(Bytes.TEXT).build();

    private ConnectJakarta() {}

    static Caller blocking(int port, Wire wire) {
        EchoServiceConnect client = EchoServiceConnect.client(builder(port, wire).build());
        BlockingCaller caller = () -> isRight(client.echo(REQUEST));
        return caller;
    }

    static Caller async(int port, Wire wire) {
        return async(builder(port, wire));
    }

    /** What is called when an answer comes is called by the transport's own thread. */
    static Caller asyncDirect(int port, Wire wire) {
        Executor direct = Runnable::run;
        return async(builder(port, wire).executor(direct));
    }

    private static Caller async(RpcClientBuilder builder) {
        EchoServiceConnect.Async client = EchoServiceConnect.Async.client(builder.build());
        AsyncCaller caller =
                answered ->
                        client.echo(REQUEST)
                                .whenComplete(
                                        (answer, failure) -> {
                                            if (failure == null) {
                                                answered.with(isRight(answer));
                                            } else {
                                                answered.failed(failure);
                                            }
                                        });
        return caller;
    }

    /** Calls over one transport of its own. */
    static RpcClientBuilder builder(int port, Wire wire) {
        VertxTransport transport =
                VertxTransport.create(
                        TransportOptions.of(URI.create("http://127.0.0.1:" + port))
                                .withVersion(
                                        wire.http2
                                                ? HttpVersionChoice.HTTP_2
                                                : HttpVersionChoice.HTTP_1_1));
        return RpcClient.builder(transport)
                .options(
                        ClientOptions.DEFAULT.withWire(
                                new WireOptions(wire.protocol, "proto", false, null)));
    }

    private static boolean isRight(Sentence answer) {
        return answer.getSentence().length() == Bytes.TEXT.length();
    }
}
