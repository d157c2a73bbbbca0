package org.connectjakarta.conformance.client;

import com.google.protobuf.Message;
import connectrpc.conformance.v1.ClientCompat.ClientCompatRequest;
import java.time.Duration;
import java.util.List;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.client.ClientOptions;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.client.StreamCall;
import org.connectjakarta.http.ClientExchange;
import org.connectjakarta.http.ClientListener;
import org.connectjakarta.http.ClientRequest;
import org.connectjakarta.http.ClientTransport;

/**
 * Calls by futures and publishers. They take no options, so each has a client of its own on the transport that all share, and an
 * interceptor that adds its headers and sees its metadata.
 */
record AsyncFlavour(Clients clients) implements Flavour {

    @Override
    public <I extends Message, O extends Message> StreamCall<I, O> call(
            MethodSpec<I, O> method, ClientCompatRequest request) {
        Observer observer = new Observer(request.getRequestHeadersList());
        ClientOptions options = Clients.options(request).withInterceptors(List.of(observer));
        if (request.hasTimeoutMs()) {
            options = options.withTimeout(Duration.ofMillis(request.getTimeoutMs()));
        }
        RpcClient client =
                RpcClient.builder(new Shared(clients.transport(request))).options(options).build();
        Replies<O> replies = new Replies<>(observer);
        return new AsyncCall<>(client, requests(client, method, replies), replies, observer);
    }

    /** Makes the call, or says how to make it with its only message. */
    private static <I extends Message, O extends Message> Requests<I> requests(
            RpcClient client, MethodSpec<I, O> method, Replies<O> replies) {
        return switch (method.streamType()) {
            case UNARY -> message -> replies.await(client.asyncUnary(method, message));
            case SERVER_STREAM ->
                    message -> client.asyncServerStream(method, message).subscribe(replies);
            case CLIENT_STREAM -> {
                PublishedRequests<I> requests = new PublishedRequests<>();
                replies.await(client.asyncClientStream(method, requests));
                yield requests;
            }
            case BIDI -> {
                PublishedRequests<I> requests = new PublishedRequests<>();
                client.asyncBidi(method, requests).subscribe(replies);
                yield requests;
            }
        };
    }

    /** A transport that is not closed with the client. */
    private record Shared(ClientTransport transport) implements ClientTransport {
        @Override
        public ClientExchange exchange(ClientRequest request, ClientListener listener) {
            return transport.exchange(request, listener);
        }

        @Override
        public boolean isFullDuplex() {
            return transport.isFullDuplex();
        }

        @Override
        public boolean hasTrailers() {
            return transport.hasTrailers();
        }

        @Override
        public void close() {}
    }
}
