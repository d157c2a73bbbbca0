package org.connectjakarta.benchmarks.client;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.MoreExecutors;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import org.connectjakarta.benchmarks.v1.Sentence;
import org.connectjakarta.benchmarks.wire.Bytes;

/** grpc-java's clients. Its generated stubs make their calls by these very methods of {@link ClientCalls}. */
final class GrpcJava {
    private static final Sentence REQUEST = Sentence.newBuilder().setSentence(Bytes.TEXT).build();
    private static final MethodDescriptor<Sentence, Sentence> ECHO =
            MethodDescriptor.<Sentence, Sentence>newBuilder()
                    .setType(MethodDescriptor.MethodType.UNARY)
                    .setFullMethodName(Wire.PATH.substring(1))
                    .setRequestMarshaller(ProtoUtils.marshaller(Sentence.getDefaultInstance()))
                    .setResponseMarshaller(ProtoUtils.marshaller(Sentence.getDefaultInstance()))
                    .setSampledToLocalTracing(true)
                    .build();

    private GrpcJava() {}

    static Caller blocking(int port, Wire wire) {
        return blocking(builder(port).build());
    }

    static Caller blockingDirect(int port, Wire wire) {
        return blocking(builder(port).directExecutor().build());
    }

    static Caller future(int port, Wire wire) {
        return future(builder(port).build());
    }

    static Caller futureDirect(int port, Wire wire) {
        return future(builder(port).directExecutor().build());
    }

    private static Caller blocking(Channel channel) {
        BlockingCaller caller =
                () ->
                        isRight(
                                ClientCalls.blockingUnaryCall(
                                        channel, ECHO, CallOptions.DEFAULT, REQUEST));
        return caller;
    }

    private static Caller future(Channel channel) {
        AsyncCaller caller =
                answered ->
                        Futures.addCallback(
                                ClientCalls.futureUnaryCall(
                                        channel.newCall(ECHO, CallOptions.DEFAULT), REQUEST),
                                new Callback(answered),
                                MoreExecutors.directExecutor());
        return caller;
    }

    private static NettyChannelBuilder builder(int port) {
        return NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext();
    }

    private static boolean isRight(Sentence answer) {
        return answer.getSentence().length() == Bytes.TEXT.length();
    }

    private record Callback(AsyncCaller.Answered answered) implements FutureCallback<Sentence> {
        @Override
        public void onSuccess(Sentence answer) {
            answered.with(isRight(answer));
        }

        @Override
        public void onFailure(Throwable failure) {
            answered.failed(failure);
        }
    }
}
