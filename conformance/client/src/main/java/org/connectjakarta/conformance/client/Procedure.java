package org.connectjakarta.conformance.client;

import com.google.protobuf.Message;
import connectrpc.conformance.v1.ConformanceServiceConnect.Spec;
import connectrpc.conformance.v1.Service.BidiStreamResponse;
import connectrpc.conformance.v1.Service.ClientStreamResponse;
import connectrpc.conformance.v1.Service.ConformancePayload;
import connectrpc.conformance.v1.Service.IdempotentUnaryResponse;
import connectrpc.conformance.v1.Service.ServerStreamResponse;
import connectrpc.conformance.v1.Service.UnaryResponse;
import java.util.function.Function;
import org.connectjakarta.MethodSpec;

/**
 * A method of the suite's service.
 *
 * @param payload what the suite wants to know of a response
 */
record Procedure<I extends Message, O extends Message>(
        MethodSpec<I, O> spec, Function<O, ConformancePayload> payload) {

    /** The method with a name in the proto file. */
    static Procedure<?, ?> named(String name) {
        return switch (name) {
            case "Unary" -> new Procedure<>(Spec.UNARY, UnaryResponse::getPayload);
            case "IdempotentUnary" ->
                    new Procedure<>(Spec.IDEMPOTENT_UNARY, IdempotentUnaryResponse::getPayload);
            case "Unimplemented" ->
                    new Procedure<>(
                            Spec.UNIMPLEMENTED,
                            response -> ConformancePayload.getDefaultInstance());
            case "ClientStream" ->
                    new Procedure<>(Spec.CLIENT_STREAM, ClientStreamResponse::getPayload);
            case "ServerStream" ->
                    new Procedure<>(Spec.SERVER_STREAM, ServerStreamResponse::getPayload);
            case "BidiStream" -> new Procedure<>(Spec.BIDI_STREAM, BidiStreamResponse::getPayload);
            default -> throw new IllegalArgumentException("no such method: " + name);
        };
    }
}
