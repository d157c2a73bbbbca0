package org.connectjakarta.benchmarks.wire;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A client for one server, over HTTP/1.1 or over h2c by prior knowledge. Thread-safe. */
public final class WireClient implements AutoCloseable {
    private static final long TIMEOUT_SECONDS = 30;

    private final HttpClient client;
    private final String root;

    private WireClient(HttpClient client, int port) {
        this.client = client;
        this.root = "http://127.0.0.1:" + port;
    }

    /** A client that has started. */
    public static WireClient of(int port, boolean http2) throws Exception {
        HttpClient client =
                new HttpClient(
                        http2
                                ? new HttpClientTransportOverHTTP2(new HTTP2Client())
                                : new HttpClientTransportOverHTTP(1));
        client.setExecutor(new QueuedThreadPool(16));
        client.setFollowRedirects(false);
        client.getContentDecoderFactories().clear();
        // A connection costs a server more than a stream, and these are about streams.
        client.setMaxConnectionsPerDestination(http2 ? 4 : 64);
        client.setMaxRequestsQueuedPerDestination(10_000);
        client.setUserAgentField(null);
        client.start();
        return new WireClient(client, port);
    }

    /** Sends a request with a body and waits for all of the answer. */
    public Answer post(String path, Map<String, String> headers, byte[] body)
            throws ExecutionException, InterruptedException, TimeoutException {
        return send(
                request("POST", path, headers).body(new BytesRequestContent(new byte[][] {body})));
    }

    /** Sends a request without a body and waits for all of the answer. */
    public Answer get(String path)
            throws ExecutionException, InterruptedException, TimeoutException {
        return send(request("GET", path, Map.of()));
    }

    /** A request that the caller sends. */
    public Request request(String method, String path, Map<String, String> headers) {
        return client.newRequest(root + path)
                .method(method)
                .headers(fields -> headers.forEach(fields::put));
    }

    private static Answer send(Request request)
            throws ExecutionException, InterruptedException, TimeoutException {
        ContentResponse response = request.timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).send();
        HttpFields trailers = response.getTrailers();
        return new Answer(
                response.getStatus(),
                response.getHeaders(),
                response.getContent(),
                trailers == null ? HttpFields.EMPTY : trailers);
    }

    @Override
    public void close() throws Exception {
        client.stop();
    }
}
