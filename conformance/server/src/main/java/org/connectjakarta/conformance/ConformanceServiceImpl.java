package org.connectjakarta.conformance;

import com.google.protobuf.Any;
import connectrpc.conformance.v1.ConformanceServiceConnect;
import connectrpc.conformance.v1.Service.BidiStreamRequest;
import connectrpc.conformance.v1.Service.BidiStreamResponse;
import connectrpc.conformance.v1.Service.ClientStreamRequest;
import connectrpc.conformance.v1.Service.ClientStreamResponse;
import connectrpc.conformance.v1.Service.ConformancePayload;
import connectrpc.conformance.v1.Service.ConformancePayload.RequestInfo;
import connectrpc.conformance.v1.Service.IdempotentUnaryRequest;
import connectrpc.conformance.v1.Service.IdempotentUnaryResponse;
import connectrpc.conformance.v1.Service.ServerStreamRequest;
import connectrpc.conformance.v1.Service.ServerStreamResponse;
import connectrpc.conformance.v1.Service.StreamResponseDefinition;
import connectrpc.conformance.v1.Service.UnaryRequest;
import connectrpc.conformance.v1.Service.UnaryResponse;
import connectrpc.conformance.v1.Service.UnaryResponseDefinition;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.connectjakarta.CallContext;
import org.connectjakarta.cdi.ConnectService;

/**
 * The service of the suite, as its service.proto describes it. It tells the caller what it saw, and answers what it is told to.
 * {@code Unimplemented} stays that.
 */
@ConnectService
public class ConformanceServiceImpl implements ConformanceServiceConnect {
    @Inject CallContext context;

    @Override
    public UnaryResponse unary(UnaryRequest request) {
        return UnaryResponse.newBuilder()
                .setPayload(answer(request.getResponseDefinition(), List.of(Any.pack(request))))
                .build();
    }

    @Override
    public IdempotentUnaryResponse idempotentUnary(IdempotentUnaryRequest request) {
        return IdempotentUnaryResponse.newBuilder()
                .setPayload(answer(request.getResponseDefinition(), List.of(Any.pack(request))))
                .build();
    }

    @Override
    public ClientStreamResponse clientStream(Stream<ClientStreamRequest> requests) {
        List<Any> received = new ArrayList<>();
        List<UnaryResponseDefinition> definitions = new ArrayList<>(1);
        requests.forEach(
                request -> {
                    if (received.isEmpty()) {
                        definitions.add(request.getResponseDefinition());
                    }
                    received.add(Any.pack(request));
                });
        UnaryResponseDefinition definition =
                definitions.isEmpty()
                        ? UnaryResponseDefinition.getDefaultInstance()
                        : definitions.get(0);
        return ClientStreamResponse.newBuilder().setPayload(answer(definition, received)).build();
    }

    @Override
    public Stream<ServerStreamResponse> serverStream(ServerStreamRequest request) {
        CurrentCall call = new CurrentCall(context);
        StreamResponseDefinition definition = request.getResponseDefinition();
        RequestInfo info = call.info(List.of(Any.pack(request)));
        call.announce(definition.getResponseHeadersList(), definition.getResponseTrailersList());
        int count = definition.getResponseDataCount();
        if (count > 0) {
            call.sendHeaders();
        }
        Stream<ServerStreamResponse> responses =
                IntStream.range(0, count)
                        .mapToObj(
                                i -> {
                                    call.delay(definition.getResponseDelayMs());
                                    ConformancePayload.Builder payload =
                                            ConformancePayload.newBuilder()
                                                    .setData(definition.getResponseData(i));
                                    if (i == 0) {
                                        payload.setRequestInfo(info);
                                    }
                                    return ServerStreamResponse.newBuilder()
                                            .setPayload(payload)
                                            .build();
                                });
        if (!definition.hasError()) {
            return responses;
        }
        return Stream.concat(
                responses,
                Stream.generate(
                        () -> {
                            throw CurrentCall.error(
                                    definition.getError(), count == 0 ? info : null);
                        }));
    }

    @Override
    public Stream<BidiStreamResponse> bidiStream(Stream<BidiStreamRequest> requests) {
        BidiAnswers answers = new BidiAnswers(new CurrentCall(context), requests.iterator());
        return StreamSupport.stream(answers, false);
    }

    /** What a call with a single response answers. */
    private ConformancePayload answer(UnaryResponseDefinition definition, List<Any> requests) {
        CurrentCall call = new CurrentCall(context);
        RequestInfo info = call.info(requests);
        call.announce(definition.getResponseHeadersList(), definition.getResponseTrailersList());
        call.delay(definition.getResponseDelayMs());
        if (definition.hasError()) {
            throw CurrentCall.error(definition.getError(), info);
        }
        return ConformancePayload.newBuilder()
                .setData(definition.getResponseData())
                .setRequestInfo(info)
                .build();
    }
}
