package org.connectjakarta.conformance;

import com.google.protobuf.Any;
import connectrpc.conformance.v1.ConformanceServiceConnect;
import connectrpc.conformance.v1.Service.BidiStreamRequest;
import connectrpc.conformance.v1.Service.BidiStreamResponse;
import connectrpc.conformance.v1.Service.ClientStreamRequest;
import connectrpc.conformance.v1.Service.ClientStreamResponse;
import connectrpc.conformance.v1.Service.ConformancePayload;
import connectrpc.conformance.v1.Service.IdempotentUnaryRequest;
import connectrpc.conformance.v1.Service.IdempotentUnaryResponse;
import connectrpc.conformance.v1.Service.ServerStreamRequest;
import connectrpc.conformance.v1.Service.ServerStreamResponse;
import connectrpc.conformance.v1.Service.StreamResponseDefinition;
import connectrpc.conformance.v1.Service.UnaryRequest;
import connectrpc.conformance.v1.Service.UnaryResponse;
import connectrpc.conformance.v1.Service.UnaryResponseDefinition;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.connectjakarta.CallContext;
import org.connectjakarta.cdi.ConnectService;

/** The service of the suite, served on event loops. */
@ConnectService
public class AsyncConformanceService implements ConformanceServiceConnect.Async {
    @Inject CallContext context;

    @Override
    public CompletionStage<UnaryResponse> unary(UnaryRequest request) {
        return answer(request.getResponseDefinition(), List.of(Any.pack(request)))
                .map(payload -> UnaryResponse.newBuilder().setPayload(payload).build())
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<IdempotentUnaryResponse> idempotentUnary(
            IdempotentUnaryRequest request) {
        return answer(request.getResponseDefinition(), List.of(Any.pack(request)))
                .map(payload -> IdempotentUnaryResponse.newBuilder().setPayload(payload).build())
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<ClientStreamResponse> clientStream(
            Flow.Publisher<ClientStreamRequest> requests) {
        return Multi.createFrom()
                .publisher(requests)
                .collect()
                .asList()
                .flatMap(
                        received ->
                                answer(
                                        received.isEmpty()
                                                ? UnaryResponseDefinition.getDefaultInstance()
                                                : received.get(0).getResponseDefinition(),
                                        received.stream().map(Any::pack).toList()))
                .map(payload -> ClientStreamResponse.newBuilder().setPayload(payload).build())
                .subscribeAsCompletionStage();
    }

    @Override
    public Flow.Publisher<ServerStreamResponse> serverStream(ServerStreamRequest request) {
        return new AsyncAnswers(new CurrentCall(context), request.getResponseDefinition())
                .all(List.of(Any.pack(request)))
                .map(payload -> ServerStreamResponse.newBuilder().setPayload(payload).build());
    }

    /** The first request says what to answer, and whether each one is answered or all together. */
    @Override
    public Flow.Publisher<BidiStreamResponse> bidiStream(
            Flow.Publisher<BidiStreamRequest> requests) {
        CurrentCall call = new CurrentCall(context);
        FullDuplex duplex = new FullDuplex(call);
        return Multi.createFrom()
                .publisher(requests)
                .onItem()
                .transformToMultiAndConcatenate(duplex::next)
                .onCompletion()
                .switchTo(duplex::rest)
                .map(payload -> BidiStreamResponse.newBuilder().setPayload(payload).build());
    }

    private Uni<ConformancePayload> answer(UnaryResponseDefinition definition, List<Any> requests) {
        CurrentCall call = new CurrentCall(context);
        var info = call.info(requests);
        call.announce(definition.getResponseHeadersList(), definition.getResponseTrailersList());
        Uni<ConformancePayload> answer =
                definition.hasError()
                        ? Uni.createFrom()
                                .failure(() -> CurrentCall.error(definition.getError(), info))
                        : Uni.createFrom()
                                .item(
                                        ConformancePayload.newBuilder()
                                                .setData(definition.getResponseData())
                                                .setRequestInfo(info)
                                                .build());
        return AsyncAnswers.after(definition.getResponseDelayMs()).chain(() -> answer);
    }

    private static final class FullDuplex {
        private final CurrentCall call;
        private final List<Any> received = new ArrayList<>();
        private AsyncAnswers answers;
        private boolean fullDuplex;

        FullDuplex(CurrentCall call) {
            this.call = call;
            this.answers = new AsyncAnswers(call, StreamResponseDefinition.getDefaultInstance());
        }

        Multi<ConformancePayload> next(BidiStreamRequest request) {
            if (received.isEmpty()) {
                answers = new AsyncAnswers(call, request.getResponseDefinition());
                fullDuplex = request.getFullDuplex();
            }
            received.add(Any.pack(request));
            return fullDuplex
                    ? answers.next(List.of(Any.pack(request)))
                    : Multi.createFrom().empty();
        }

        Multi<ConformancePayload> rest() {
            return answers.all(fullDuplex ? List.of() : received);
        }
    }
}
