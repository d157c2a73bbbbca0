package org.connectjakarta.server;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.call.SinkSubscriber;
import org.jspecify.annotations.Nullable;

/** Asynchronous service methods in the engine's shape: each step goes on where the one before it has called back. */
final class AsyncHandlers {
    private AsyncHandlers() {}

    static <S, I, O> MethodHandler<I, O> unary(
            ServiceProvider<S> provider, BiFunction<S, I, CompletionStage<O>> method) {
        return handler(
                provider,
                (service, exchange) ->
                        receiveOne(
                                exchange,
                                request -> sendOne(exchange, method.apply(service, request))));
    }

    static <S, I, O> MethodHandler<I, O> serverStream(
            ServiceProvider<S> provider, BiFunction<S, I, Flow.Publisher<O>> method) {
        return handler(
                provider,
                (service, exchange) ->
                        receiveOne(
                                exchange,
                                request -> sendAll(exchange, method.apply(service, request))));
    }

    static <S, I, O> MethodHandler<I, O> clientStream(
            ServiceProvider<S> provider,
            BiFunction<S, Flow.Publisher<I>, CompletionStage<O>> method) {
        return handler(
                provider,
                (service, exchange) ->
                        receiveAll(
                                exchange,
                                requests -> sendOne(exchange, method.apply(service, requests))));
    }

    static <S, I, O> MethodHandler<I, O> bidi(
            ServiceProvider<S> provider,
            BiFunction<S, Flow.Publisher<I>, Flow.Publisher<O>> method) {
        return handler(
                provider,
                (service, exchange) ->
                        receiveAll(
                                exchange,
                                requests -> sendAll(exchange, method.apply(service, requests))));
    }

    private static <S, I, O> MethodHandler<I, O> handler(
            ServiceProvider<S> provider, Body<S, I, O> body) {
        return exchange -> {
            S service = provider.get(exchange.context());
            exchange.onEnd(() -> provider.release(service));
            guard(exchange, () -> body.run(service, exchange));
        };
    }

    /** What throws ends the call: nothing up the stack would know of it. */
    private static void guard(Exchange<?, ?> exchange, Runnable step) {
        try {
            step.run();
        } catch (Throwable t) {
            exchange.end(t);
        }
    }

    private static <I, O> void receiveOne(Exchange<I, O> exchange, Consumer<I> next) {
        exchange.read(
                new Exchange.Receiver<>() {
                    @Override
                    public void message(I message) {
                        guard(exchange, () -> next.accept(message));
                    }

                    @Override
                    public void complete() {
                        exchange.end(
                                new ConnectException(
                                        Code.UNIMPLEMENTED, "the request has no message"));
                    }

                    @Override
                    public void failed(Throwable failure) {
                        // The driver has ended the call.
                    }
                });
    }

    private static <I, O> void receiveAll(
            Exchange<I, O> exchange, Consumer<Flow.Publisher<I>> next) {
        RequestPublisher<I> requests = new RequestPublisher<>(exchange);
        guard(exchange, () -> next.accept(requests));
        requests.start();
    }

    private static <I, O> void sendOne(
            Exchange<I, O> exchange, @Nullable CompletionStage<O> response) {
        if (response == null) {
            throw new NullPointerException("the service returned null");
        }
        if (response instanceof CompletableFuture<O> future
                && future.isDone()
                && !future.isCompletedExceptionally()) {
            // Most services have answered when they return: nothing is to be waited for.
            answer(exchange, future.join());
            return;
        }
        exchange.context().onCancel(() -> response.toCompletableFuture().cancel(true));
        response.whenComplete(
                (message, failure) -> {
                    if (failure != null) {
                        exchange.end(failure);
                    } else {
                        answer(exchange, message);
                    }
                });
    }

    private static <I, O> void answer(Exchange<I, O> exchange, @Nullable O message) {
        if (message == null) {
            exchange.end(new NullPointerException("the service completed with null"));
        } else {
            exchange.write(message, new EndAfterWrite(exchange));
        }
    }

    private static <I, O> void sendAll(
            Exchange<I, O> exchange, Flow.@Nullable Publisher<O> responses) {
        if (responses == null) {
            throw new NullPointerException("the service returned null");
        }
        responses.subscribe(new SinkSubscriber<>(exchange));
    }

    private record EndAfterWrite(Exchange<?, ?> exchange) implements Exchange.Acknowledgement {
        @Override
        public void written() {
            exchange.end(null);
        }

        @Override
        public void failed(Throwable failure) {
            // The driver has ended the call.
        }
    }

    @FunctionalInterface
    private interface Body<S, I, O> {
        void run(S service, Exchange<I, O> exchange);
    }
}
