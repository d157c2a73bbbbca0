package org.connectjakarta.server;

import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.ServiceSpec;

/**
 * How the engine calls one flavour of a service: for each method a function, so that no call needs reflection. Generated code holds
 * one for each flavour. Immutable.
 *
 * @param <S> the generated interface
 */
public final class ServiceBinding<S> {
    private final Class<S> type;
    private final ServiceSpec spec;
    private final List<BoundMethod<S, ?, ?>> methods;

    private ServiceBinding(Builder<S> builder) {
        this.type = builder.type;
        this.spec = builder.spec;
        this.methods = List.copyOf(builder.methods);
    }

    /** Starts the binding of an interface. */
    public static <S> Builder<S> of(Class<S> type, ServiceSpec spec) {
        return new Builder<>(type, spec);
    }

    /** The generated interface. */
    public Class<S> type() {
        return type;
    }

    /** The service. */
    public ServiceSpec spec() {
        return spec;
    }

    /** The methods, in the order of the proto file. */
    public List<BoundMethod<S, ?, ?>> methods() {
        return methods;
    }

    /** Collects the methods of a binding: one call for each, by its stream type and flavour. Not thread-safe. */
    public static final class Builder<S> {
        private final Class<S> type;
        private final ServiceSpec spec;
        private final List<BoundMethod<S, ?, ?>> methods = new ArrayList<>();

        private Builder(Class<S> type, ServiceSpec spec) {
            this.type = type;
            this.spec = spec;
        }

        /** A blocking unary method. */
        public <I extends Message, O extends Message> Builder<S> unary(
                MethodSpec<I, O> method, BiFunction<S, I, O> call) {
            return add(new BoundMethod<>(method, service -> BlockingHandlers.unary(service, call)));
        }

        /** A blocking server stream. */
        public <I extends Message, O extends Message> Builder<S> serverStream(
                MethodSpec<I, O> method, BiFunction<S, I, Stream<O>> call) {
            return add(
                    new BoundMethod<>(
                            method, service -> BlockingHandlers.serverStream(service, call)));
        }

        /** A blocking client stream. */
        public <I extends Message, O extends Message> Builder<S> clientStream(
                MethodSpec<I, O> method, BiFunction<S, Stream<I>, O> call) {
            return add(
                    new BoundMethod<>(
                            method, service -> BlockingHandlers.clientStream(service, call)));
        }

        /** A blocking bidi stream. */
        public <I extends Message, O extends Message> Builder<S> bidi(
                MethodSpec<I, O> method, BiFunction<S, Stream<I>, Stream<O>> call) {
            return add(new BoundMethod<>(method, service -> BlockingHandlers.bidi(service, call)));
        }

        /** An asynchronous unary method. */
        public <I extends Message, O extends Message> Builder<S> asyncUnary(
                MethodSpec<I, O> method, BiFunction<S, I, CompletionStage<O>> call) {
            return add(new BoundMethod<>(method, service -> AsyncHandlers.unary(service, call)));
        }

        /** An asynchronous server stream. */
        public <I extends Message, O extends Message> Builder<S> asyncServerStream(
                MethodSpec<I, O> method, BiFunction<S, I, Flow.Publisher<O>> call) {
            return add(
                    new BoundMethod<>(
                            method, service -> AsyncHandlers.serverStream(service, call)));
        }

        /** An asynchronous client stream. */
        public <I extends Message, O extends Message> Builder<S> asyncClientStream(
                MethodSpec<I, O> method,
                BiFunction<S, Flow.Publisher<I>, CompletionStage<O>> call) {
            return add(
                    new BoundMethod<>(
                            method, service -> AsyncHandlers.clientStream(service, call)));
        }

        /** An asynchronous bidi stream. */
        public <I extends Message, O extends Message> Builder<S> asyncBidi(
                MethodSpec<I, O> method, BiFunction<S, Flow.Publisher<I>, Flow.Publisher<O>> call) {
            return add(new BoundMethod<>(method, service -> AsyncHandlers.bidi(service, call)));
        }

        private Builder<S> add(BoundMethod<S, ?, ?> method) {
            methods.add(method);
            return this;
        }

        /** The binding. */
        public ServiceBinding<S> build() {
            return new ServiceBinding<>(this);
        }
    }
}
