package org.connectjakarta.protocgen;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/** Objects that implement interfaces by answering with one value, in whatever type carries it. */
final class Answers {
    private Answers() {}

    static <S> S implement(Class<S> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** The value as the method returns it. */
    static Object in(Class<?> returnType, Object value) {
        if (returnType == Stream.class) {
            return Stream.of(value);
        }
        if (returnType == CompletionStage.class) {
            return CompletableFuture.completedFuture(value);
        }
        if (returnType == Uni.class) {
            return Uni.createFrom().item(value);
        }
        if (returnType == Multi.class || returnType == Flow.Publisher.class) {
            return Multi.createFrom().item(value);
        }
        return value;
    }

    /** The value that is yet to come, as an asynchronous method returns it. */
    static Object later(Class<?> returnType, Uni<?> value) {
        if (returnType == CompletionStage.class) {
            return value.subscribeAsCompletionStage();
        }
        return returnType == Uni.class ? value : value.toMulti();
    }

    /** The values that something returned by a method of any flavour carries. */
    static List<?> of(Object returned) {
        if (returned instanceof Stream<?> stream) {
            return stream.toList();
        }
        if (returned instanceof CompletionStage<?> stage) {
            return List.of(stage.toCompletableFuture().join());
        }
        if (returned instanceof Uni<?> uni) {
            return List.of(uni.subscribeAsCompletionStage().join());
        }
        if (returned instanceof Flow.Publisher<?> publisher) {
            return Multi.createFrom()
                    .publisher(publisher)
                    .collect()
                    .asList()
                    .subscribeAsCompletionStage()
                    .join();
        }
        return List.of(returned);
    }
}
