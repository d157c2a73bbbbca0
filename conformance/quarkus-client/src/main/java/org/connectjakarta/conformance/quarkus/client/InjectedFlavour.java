package org.connectjakarta.conformance.quarkus.client;

import com.google.protobuf.Message;
import connectrpc.conformance.v1.ClientCompat.ClientCompatRequest;
import connectrpc.conformance.v1.ConfigOuterClass.Compression;
import connectrpc.conformance.v1.ConformanceServiceConnect;
import connectrpc.conformance.v1.Service.IdempotentUnaryRequest;
import connectrpc.conformance.v1.Service.IdempotentUnaryResponse;
import connectrpc.conformance.v1.Service.ServerStreamRequest;
import connectrpc.conformance.v1.Service.ServerStreamResponse;
import connectrpc.conformance.v1.Service.UnaryRequest;
import connectrpc.conformance.v1.Service.UnaryResponse;
import connectrpc.conformance.v1.Service.UnimplementedRequest;
import connectrpc.conformance.v1.Service.UnimplementedResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.client.StreamCall;
import org.connectjakarta.conformance.client.BlockingUnary;
import org.connectjakarta.conformance.client.CallDetails;
import org.connectjakarta.conformance.client.Flavour;

/** Calls by the methods of injected clients, as an application makes them. */
@Singleton
public class InjectedFlavour implements Flavour {
    private final InjectedClients clients;

    /** For the container. */
    @Inject
    InjectedFlavour(InjectedClients clients) {
        this.clients = clients;
    }

    @Override
    @SuppressWarnings("unchecked") // each call is of the types of its method
    public <I extends Message, O extends Message> StreamCall<I, O> call(
            MethodSpec<I, O> method, ClientCompatRequest request) {
        return (StreamCall<I, O>) call(request.getMethod(), clients.of(request), options(request));
    }

    private static StreamCall<?, ?> call(
            String method, ConformanceServiceConnect.Client client, CallOptions options) {
        return switch (method) {
            case "Unary" ->
                    new BlockingUnary<UnaryRequest, UnaryResponse>(
                            message -> client.unary(message, options));
            case "IdempotentUnary" ->
                    new BlockingUnary<IdempotentUnaryRequest, IdempotentUnaryResponse>(
                            message -> client.idempotentUnary(message, options));
            case "Unimplemented" ->
                    new BlockingUnary<UnimplementedRequest, UnimplementedResponse>(
                            message -> client.unimplemented(message, options));
            case "ServerStream" ->
                    new LateCall<ServerStreamRequest, ServerStreamResponse>(
                            message -> client.serverStream(message, options));
            case "ClientStream" -> client.clientStream(options);
            case "BidiStream" -> client.bidiStream(options);
            default -> throw new IllegalArgumentException("no such method: " + method);
        };
    }

    private static CallOptions options(ClientCompatRequest request) {
        CallOptions options = CallDetails.options(request).withGet(request.getUseGetHttpMethod());
        Compression compression = request.getCompression();
        return compression == Compression.COMPRESSION_UNSPECIFIED
                        || compression == Compression.COMPRESSION_IDENTITY
                ? options
                : options.withCompression(
                        compression
                                .name()
                                .substring("COMPRESSION_".length())
                                .toLowerCase(Locale.ROOT));
    }
}
