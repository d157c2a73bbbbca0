package org.connectjakarta.client;

import com.google.protobuf.Message;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.CanceledException;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.StreamType;
import org.connectjakarta.call.SinkSubscriber;
import org.connectjakarta.call.Timers;
import org.connectjakarta.http.ClientTransport;
import org.jspecify.annotations.Nullable;

/**
 * The client engine: every way to make a call, each a few lines on the one {@link ClientDriver}. Read {@link #unary} and {@link #stream}
 * first.
 */
final class TransportClient implements RpcClient {
    private final ClientTransport transport;
    private final ClientWire wire;
    private final InboundCalls inbound;
    private final Timers timers = new Timers();
    private final OpenCalls open = new OpenCalls();
    private final Engine engine;
    private final Executor executor;

    TransportClient(
            ClientTransport transport,
            ClientOptions options,
            @Nullable Executor executor,
            InboundCalls inbound) {
        if (options.wire().protocol() == Protocol.GRPC && !transport.hasTrailers()) {
            throw new IllegalArgumentException(
                    "gRPC needs HTTP/2, which this transport does not speak; use grpc-web or connect");
        }
        this.transport = transport;
        this.engine = new Engine(transport, timers, open, inbound.propagateDeadline());
        this.wire = new ClientWire(options);
        this.executor = executor == null ? timers : executor;
        this.inbound = inbound;
    }

    @Override
    public <I extends Message, O extends Message> Response<O> unary(
            MethodSpec<I, O> method, I request, CallOptions options) {
        CallerThreads threads = new CallerThreads();
        Step<Response<O>> result = new Step<>();
        UnaryCall<I, O> call = new UnaryCall<>(attempts(method, threads), request, options, result);
        call.start();
        return threads.await(result, call::cancel);
    }

    @Override
    public <I extends Message, O extends Message> CompletionStage<O> asyncUnary(
            MethodSpec<I, O> method, I request) {
        FutureResult<Response<O>, O> result = new FutureResult<>(Response::message);
        UnaryCall<I, O> call =
                new UnaryCall<>(attempts(method, executor), request, CallOptions.none(), result);
        result.onCancel(call::cancel);
        call.start();
        return result;
    }

    private <I extends Message, O extends Message> UnaryCall.Attempts<I, O> attempts(
            MethodSpec<I, O> method, Executor executor) {
        CallContext served = inbound.served().get();
        return new UnaryCall.Attempts<>() {
            @Override
            public ClientDriver<I, O> start(I request, CallOptions options) {
                ClientDriver<I, O> call = call(method, options, executor);
                call.start(engine, served, request);
                return call;
            }

            @Override
            public void delay(Runnable action, Duration delay) {
                timers.schedule(
                        () -> executor.execute(action), TimeUnit.NANOSECONDS.convert(delay));
            }
        };
    }

    private <I extends Message, O extends Message> ClientDriver<I, O> call(
            MethodSpec<I, O> method, CallOptions options, Executor executor) {
        return new ClientDriver<>(new ClientCall<>(method, wire, options), executor);
    }

    @Override
    public <I extends Message, O extends Message> StreamCall<I, O> stream(
            MethodSpec<I, O> method, CallOptions options) {
        if (method.streamType() == StreamType.UNARY) {
            throw new IllegalArgumentException(method + " is unary, which has no steps to lead");
        }
        return blocking(method, options, null);
    }

    private <I extends Message, O extends Message> BlockingCall<I, O> blocking(
            MethodSpec<I, O> method, CallOptions options, @Nullable I only) {
        CallerThreads threads = new CallerThreads();
        ClientDriver<I, O> driver = call(method, options, threads);
        BlockingCall<I, O> call = new BlockingCall<>(driver, threads, transport.isFullDuplex());
        driver.start(engine, inbound.served().get(), only);
        return call;
    }

    @Override
    public <I extends Message, O extends Message> Stream<O> serverStream(
            MethodSpec<I, O> method, I request) {
        return blocking(method, CallOptions.none(), request).responses();
    }

    @Override
    public <I extends Message, O extends Message> O clientStream(
            MethodSpec<I, O> method, Stream<I> requests) {
        try (BlockingCall<I, O> call = blocking(method, CallOptions.none(), null)) {
            call.sendAll(requests);
            return call.receive().orElseThrow();
        }
    }

    @Override
    public <I extends Message, O extends Message> Stream<O> bidi(
            MethodSpec<I, O> method, Stream<I> requests) {
        BlockingCall<I, O> call = blocking(method, CallOptions.none(), null);
        try {
            executor.execute(() -> call.pipe(requests));
        } catch (RejectedExecutionException e) {
            requests.close();
            call.fail(e);
        }
        return call.responses();
    }

    @Override
    public <I extends Message, O extends Message> Flow.Publisher<O> asyncServerStream(
            MethodSpec<I, O> method, I request) {
        return new ResponsePublisher<>(
                () -> call(method, CallOptions.none(), executor),
                call -> call.start(engine, inbound.served().get(), request));
    }

    @Override
    public <I extends Message, O extends Message> CompletionStage<O> asyncClientStream(
            MethodSpec<I, O> method, Flow.Publisher<I> requests) {
        FutureResult<O, O> result = new FutureResult<>(Function.identity());
        ClientDriver<I, O> call = call(method, CallOptions.none(), executor);
        result.onCancel(call::cancel);
        call.start(engine, inbound.served().get(), null);
        requests.subscribe(new SinkSubscriber<>(call));
        call.read(result);
        return result;
    }

    @Override
    public <I extends Message, O extends Message> Flow.Publisher<O> asyncBidi(
            MethodSpec<I, O> method, Flow.Publisher<I> requests) {
        return new ResponsePublisher<>(
                () -> call(method, CallOptions.none(), executor),
                call -> {
                    call.start(engine, inbound.served().get(), null);
                    requests.subscribe(new SinkSubscriber<>(call));
                });
    }

    @Override
    public void close() {
        open.close(new CanceledException("the client is closed"));
        transport.close();
        timers.close();
    }
}
