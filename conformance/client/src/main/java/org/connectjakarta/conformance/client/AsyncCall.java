package org.connectjakarta.conformance.client;

import java.util.Optional;
import org.connectjakarta.Headers;
import org.connectjakarta.client.RpcClient;
import org.connectjakarta.client.StreamCall;

/**
 * An asynchronous call, led by a thread that waits for it.
 *
 * @param client that of this call only, closed with it
 */
record AsyncCall<I, O>(
        RpcClient client, Requests<I> requests, Replies<O> replies, Observer observer)
        implements StreamCall<I, O> {

    @Override
    public void send(I message) {
        requests.send(message);
    }

    @Override
    public void closeSend() {
        requests.end();
    }

    @Override
    public Optional<O> receive() {
        return replies.receive();
    }

    @Override
    public Headers headers() {
        return observer.headers();
    }

    @Override
    public Headers trailers() {
        return observer.trailers();
    }

    @Override
    public void cancel() {
        replies.cancel();
    }

    @Override
    public void close() {
        cancel();
        client.close();
    }
}
