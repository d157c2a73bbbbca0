package org.connectjakarta.server;

import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Blocking service methods in the engine's shape: each runs from start to end on the thread that calls the handler. */
final class BlockingHandlers {
    private BlockingHandlers() {}

    static <S, I, O> MethodHandler<I, O> unary(
            ServiceProvider<S> provider, BiFunction<S, I, O> method) {
        return handler(
                provider,
                (service, messages) -> messages.send(method.apply(service, messages.receiveOne())));
    }

    static <S, I, O> MethodHandler<I, O> serverStream(
            ServiceProvider<S> provider, BiFunction<S, I, Stream<O>> method) {
        return handler(
                provider,
                (service, messages) ->
                        messages.sendAll(method.apply(service, messages.receiveOne())));
    }

    static <S, I, O> MethodHandler<I, O> clientStream(
            ServiceProvider<S> provider, BiFunction<S, Stream<I>, O> method) {
        return handler(
                provider,
                (service, messages) -> {
                    try (Stream<I> requests = messages.receiveAll()) {
                        messages.send(method.apply(service, requests));
                    }
                });
    }

    static <S, I, O> MethodHandler<I, O> bidi(
            ServiceProvider<S> provider, BiFunction<S, Stream<I>, Stream<O>> method) {
        return handler(
                provider,
                (service, messages) -> {
                    try (Stream<I> requests = messages.receiveAll()) {
                        messages.sendAll(method.apply(service, requests));
                    }
                });
    }

    private static <S, I, O> MethodHandler<I, O> handler(
            ServiceProvider<S> provider, Body<S, I, O> body) {
        return exchange -> {
            S service = provider.get(exchange.context());
            exchange.onEnd(() -> provider.release(service));
            try {
                body.run(service, new BlockingMessages<>(exchange));
                exchange.end(null);
            } catch (Throwable t) {
                exchange.end(t);
                if (t instanceof VirtualMachineError fatal && !(t instanceof StackOverflowError)) {
                    throw fatal;
                }
            }
        };
    }

    @FunctionalInterface
    private interface Body<S, I, O> {
        void run(S service, BlockingMessages<I, O> messages);
    }
}
