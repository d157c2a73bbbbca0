package org.connectjakarta.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.connectjakarta.CanceledException;
import org.connectjakarta.ConnectException;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.StreamType;
import org.connectjakarta.server.Collected;
import org.connectjakarta.server.ListPublisher;
import org.connectjakarta.test.Word;

/** The ways to make a call; what comes of it must not depend on the way. */
enum Flavour {
    BLOCKING {
        @Override
        List<Word> call(RpcClient rpc, MethodSpec<Word, Word> method, List<Word> requests) {
            return switch (method.streamType()) {
                case UNARY ->
                        List.of(rpc.unary(method, requests.get(0), CallOptions.none()).message());
                case SERVER_STREAM -> all(rpc.serverStream(method, requests.get(0)));
                case CLIENT_STREAM -> List.of(rpc.clientStream(method, requests.stream()));
                case BIDI -> all(rpc.bidi(method, requests.stream()));
            };
        }
    },
    STREAM_CALL {
        @Override
        List<Word> call(RpcClient rpc, MethodSpec<Word, Word> method, List<Word> requests) {
            if (method.streamType() == StreamType.UNARY) {
                // There is nothing to lead.
                return BLOCKING.call(rpc, method, requests);
            }
            try (StreamCall<Word, Word> call = rpc.stream(method, CallOptions.none())) {
                sendAll(call, requests);
                List<Word> responses = new ArrayList<>();
                for (Optional<Word> next = call.receive();
                        next.isPresent();
                        next = call.receive()) {
                    responses.add(next.get());
                }
                return responses;
            }
        }
    },
    ASYNC {
        @Override
        List<Word> call(RpcClient rpc, MethodSpec<Word, Word> method, List<Word> requests) {
            return switch (method.streamType()) {
                case UNARY -> List.of(await(rpc.asyncUnary(method, requests.get(0))));
                case SERVER_STREAM ->
                        await(Collected.from(rpc.asyncServerStream(method, requests.get(0))));
                case CLIENT_STREAM ->
                        List.of(await(rpc.asyncClientStream(method, new ListPublisher(requests))));
                case BIDI ->
                        await(Collected.from(rpc.asyncBidi(method, new ListPublisher(requests))));
            };
        }
    };

    private static final long PATIENCE_SECONDS = 20;

    /** Makes a call; all its responses. Throws a {@link ConnectException} if it fails. */
    abstract List<Word> call(RpcClient rpc, MethodSpec<Word, Word> method, List<Word> requests);

    /** A server that has answered takes no more: receiving tells why. */
    private static void sendAll(StreamCall<Word, Word> call, List<Word> requests) {
        try {
            requests.forEach(call::send);
            call.closeSend();
        } catch (CanceledException e) {
            assertThat(e.isFromWire()).isFalse();
        }
    }

    private static List<Word> all(Stream<Word> stream) {
        try (stream) {
            return stream.toList();
        }
    }

    /** What a stage comes to, or the exception as the stage has it. */
    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConnectException failure) {
                throw failure;
            }
            throw new AssertionError("not a ConnectException", e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
