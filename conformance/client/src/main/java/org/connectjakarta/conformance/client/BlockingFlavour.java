package org.connectjakarta.conformance.client;

import com.google.protobuf.Message;
import connectrpc.conformance.v1.ClientCompat.ClientCompatRequest;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.StreamType;
import org.connectjakarta.client.CallOptions;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.client.StreamCall;

/** Calls that block, made by clients that many calls share. */
record BlockingFlavour(Clients clients) implements Flavour {

    @Override
    public <I extends Message, O extends Message> StreamCall<I, O> call(
            MethodSpec<I, O> method, ClientCompatRequest request) {
        RpcClient client = clients.client(request);
        CallOptions options = CallDetails.options(request);
        return method.streamType() == StreamType.UNARY
                ? new BlockingUnary<>(message -> client.unary(method, message, options))
                : client.stream(method, options);
    }
}
