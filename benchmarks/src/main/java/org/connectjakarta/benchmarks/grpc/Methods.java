package org.connectjakarta.benchmarks.grpc;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.protobuf.ProtoUtils;
import java.util.function.Consumer;
import org.connectjakarta.benchmarks.v1.CountRequest;
import org.connectjakarta.benchmarks.v1.Order;
import org.connectjakarta.benchmarks.v1.Sentence;

/** The methods of the service, as grpc-java's generator writes them, and what they do. */
final class Methods {
    static final String SERVICE = "connectjakarta.benchmarks.v1.EchoService";

    static final MethodDescriptor<Sentence, Sentence> ECHO =
            method(
                    "Echo",
                    MethodType.UNARY,
                    Sentence.getDefaultInstance(),
                    Sentence.getDefaultInstance());
    static final MethodDescriptor<Order, Order> ECHO_ORDER =
            method(
                    "EchoOrder",
                    MethodType.UNARY,
                    Order.getDefaultInstance(),
                    Order.getDefaultInstance());
    static final MethodDescriptor<CountRequest, Sentence> COUNT =
            method(
                    "Count",
                    MethodType.SERVER_STREAMING,
                    CountRequest.getDefaultInstance(),
                    Sentence.getDefaultInstance());

    private Methods() {}

    private static <I extends Message, O extends Message> MethodDescriptor<I, O> method(
            String name, MethodType type, I request, O response) {
        return MethodDescriptor.<I, O>newBuilder()
                .setType(type)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
                .setRequestMarshaller(ProtoUtils.marshaller(request))
                .setResponseMarshaller(ProtoUtils.marshaller(response))
                .setSampledToLocalTracing(true)
                .build();
    }

    static Sentence echo(Sentence request) {
        return Sentence.newBuilder().setSentence(request.getSentence()).build();
    }

    static void count(CountRequest request, Consumer<Sentence> to) {
        String text = "x".repeat(request.getLength());
        for (int i = 0; i < request.getMessages(); i++) {
            to.accept(Sentence.newBuilder().setSentence(text).build());
        }
    }
}
