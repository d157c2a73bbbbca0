package org.connectjakarta.quarkus.client;

import com.google.protobuf.Message;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.runtime.BlockingOperationNotAllowedException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.client.Response;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.client.StreamCall;

/** Refuses blocking calls on an event loop: it would wait for bytes that it is itself to bring. */
record OffLoopClient(RpcClient rpc) implements RpcClient {

    private RpcClient offLoop(MethodSpec<?, ?> method) {
        if (!BlockingOperationControl.isBlockingAllowed()) {
            throw new BlockingOperationNotAllowedException(
                    "a blocking client is called on an event loop: %s. Inject the client as Async or Mutiny, or put @Blocking on the method that calls it"
                            .formatted(method.procedure()));
        }
        return rpc;
    }

    @Override
    public <I extends Message, O extends Message> Response<O> unary(
            MethodSpec<I, O> method, I request, CallOptions options) {
        return offLoop(method).unary(method, request, options);
    }

    @Override
    public <I extends Message, O extends Message> Stream<O> serverStream(
            MethodSpec<I, O> method, I request) {
        return offLoop(method).serverStream(method, request);
    }

    @Override
    public <I extends Message, O extends Message> O clientStream(
            MethodSpec<I, O> method, Stream<I> requests) {
        return offLoop(method).clientStream(method, requests);
    }

    @Override
    public <I extends Message, O extends Message> Stream<O> bidi(
            MethodSpec<I, O> method, Stream<I> requests) {
        return offLoop(method).bidi(method, requests);
    }

    @Override
    public <I extends Message, O extends Message> StreamCall<I, O> stream(
            MethodSpec<I, O> method, CallOptions options) {
        return offLoop(method).stream(method, options);
    }

    @Override
    public <I extends Message, O extends Message> CompletionStage<O> asyncUnary(
            MethodSpec<I, O> method, I request) {
        return rpc.asyncUnary(method, request);
    }

    @Override
    public <I extends Message, O extends Message> Flow.Publisher<O> asyncServerStream(
            MethodSpec<I, O> method, I request) {
        return rpc.asyncServerStream(method, request);
    }

    @Override
    public <I extends Message, O extends Message> CompletionStage<O> asyncClientStream(
            MethodSpec<I, O> method, Flow.Publisher<I> requests) {
        return rpc.asyncClientStream(method, requests);
    }

    @Override
    public <I extends Message, O extends Message> Flow.Publisher<O> asyncBidi(
            MethodSpec<I, O> method, Flow.Publisher<I> requests) {
        return rpc.asyncBidi(method, requests);
    }

    @Override
    public void close() {
        rpc.close();
    }
}
