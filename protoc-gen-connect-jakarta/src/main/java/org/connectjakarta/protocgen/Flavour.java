package org.connectjakarta.protocgen;

import org.connectjakarta.protocgen.MethodModel.Shape;

/** A way in which a service can be written in Java: which types carry one message and many, and how they meet the engine's. */
enum Flavour {
    BLOCKING("Blocking", "blocking", "%s", "java.util.stream.Stream<%s>"),
    ASYNC(
            "Async",
            "asynchronous",
            "java.util.concurrent.CompletionStage<%s>",
            "java.util.concurrent.Flow.Publisher<%s>"),
    MUTINY("Mutiny", "with Mutiny", "io.smallrye.mutiny.Uni<%s>", "io.smallrye.mutiny.Multi<%s>");

    private final String prefix;
    private final String summary;
    private final String one;
    private final String many;

    Flavour(String prefix, String summary, String one, String many) {
        this.prefix = prefix;
        this.summary = summary;
        this.one = one;
        this.many = many;
    }

    /** The name of the nested interface, and what the names of hidden classes of this flavour start with. */
    String prefix() {
        return prefix;
    }

    /** What to say of it behind the name of a service. */
    String summary() {
        return summary;
    }

    String returnType(MethodModel method) {
        return (method.shape().streamsResponses() ? many : one).formatted(method.response());
    }

    /** The declaration of the one parameter: a message is passed as it is in every flavour. */
    String parameter(MethodModel method) {
        String type = method.request();
        return (method.shape().streamsRequests() ? many.formatted(type) : type)
                + " "
                + method.parameter();
    }

    /** The name of the engine's method for methods of a shape. */
    String engineMethod(Shape shape) {
        String name = shape.engineName();
        return this == BLOCKING
                ? name
                : "async" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** The expression by which the engine calls {@code service}. */
    String serviceCall(MethodModel method) {
        Shape shape = method.shape();
        String argument = method.parameter();
        if (this == MUTINY && shape.streamsRequests()) {
            argument = "io.smallrye.mutiny.Multi.createFrom().publisher(requests)";
        }
        String call = "service." + method.javaName() + "(" + argument + ")";
        return this == MUTINY && !shape.streamsResponses()
                ? "org.connectjakarta.server.OneResponse.of(%s.toMulti(), io.smallrye.mutiny.infrastructure.Infrastructure::wrapCompletableFuture)"
                        .formatted(call)
                : call;
    }

    /** The expression by which a client calls the engine, {@code rpc}. */
    String clientCall(MethodModel method) {
        Shape shape = method.shape();
        String call =
                "rpc.%s(%s, %s)"
                        .formatted(engineMethod(shape), method.constant(), method.parameter());
        return switch (this) {
            case BLOCKING ->
                    shape == Shape.UNARY
                            ? "rpc.unary(%s, request, org.connectjakarta.client.CallOptions.none()).message()"
                                    .formatted(method.constant())
                            : call;
            case ASYNC -> call;
            // Each subscription is a call of its own, so that Mutiny's retries work.
            case MUTINY ->
                    shape.streamsResponses()
                            ? "io.smallrye.mutiny.Multi.createFrom().deferred(() -> io.smallrye.mutiny.Multi.createFrom().publisher(%s))"
                                    .formatted(call)
                            : "io.smallrye.mutiny.Uni.createFrom().completionStage(() -> %s)"
                                    .formatted(call);
        };
    }
}
