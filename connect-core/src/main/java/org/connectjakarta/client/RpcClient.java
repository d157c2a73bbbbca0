package org.connectjakarta.client;

import com.google.protobuf.Message;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.http.ClientTransport;

/**
 * Makes calls: the one type between generated clients and the engine, with a method for each way in which a generated method can be
 * called. Thread-safe. Failures are {@link org.connectjakarta.ConnectException}s.
 */
public interface RpcClient extends AutoCloseable {

    /** A client that makes its calls by a transport, which it closes when it is closed. */
    static RpcClientBuilder builder(ClientTransport transport) {
        return new RpcClientBuilder(transport);
    }

    /** A unary call, blocking. */
    <I extends Message, O extends Message> Response<O> unary(
            MethodSpec<I, O> method, I request, CallOptions options);

    /** A server stream, blocking: each element is received when it is asked for; closing the stream early cancels the call. */
    <I extends Message, O extends Message> Stream<O> serverStream(
            MethodSpec<I, O> method, I request);

    /** A client stream, blocking: takes each element when it can be sent, and closes the stream. */
    <I extends Message, O extends Message> O clientStream(
            MethodSpec<I, O> method, Stream<I> requests);

    /** A bidi stream, blocking: requests are taken by a thread of the engine, so that both directions flow at once. */
    <I extends Message, O extends Message> Stream<O> bidi(
            MethodSpec<I, O> method, Stream<I> requests);

    /** A streaming call, to be led by the caller. Throws IllegalArgumentException for a unary method. */
    <I extends Message, O extends Message> StreamCall<I, O> stream(
            MethodSpec<I, O> method, CallOptions options);

    /** A unary call, asynchronous; cancelling the future cancels the call. */
    <I extends Message, O extends Message> CompletionStage<O> asyncUnary(
            MethodSpec<I, O> method, I request);

    /** A server stream, asynchronous: the call starts with the subscription. One subscription. */
    <I extends Message, O extends Message> Flow.Publisher<O> asyncServerStream(
            MethodSpec<I, O> method, I request);

    /** A client stream, asynchronous; cancelling the future cancels the call and the subscription. */
    <I extends Message, O extends Message> CompletionStage<O> asyncClientStream(
            MethodSpec<I, O> method, Flow.Publisher<I> requests);

    /** A bidi stream, asynchronous: the call starts with the subscription. One subscription. */
    <I extends Message, O extends Message> Flow.Publisher<O> asyncBidi(
            MethodSpec<I, O> method, Flow.Publisher<I> requests);

    /** Cancels the calls under way and closes the transport. Calls made afterwards fail with {@code canceled}. */
    @Override
    void close();
}
