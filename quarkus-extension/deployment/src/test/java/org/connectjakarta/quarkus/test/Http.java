package org.connectjakarta.quarkus.test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.connectjakarta.client.Protocol;
import org.connectjakarta.mp.ConnectClientBuilder;

/** Callers: curl's way, and our client's. */
final class Http {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Http() {}

    static HttpResponse<String> post(URI url, String contentType, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url)
                        .header("content-type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static HttpResponse<String> get(URI url) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What a browser asks before a script of another origin may call. */
    static HttpResponse<String> preflight(URI url, String origin, String headers)
            throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(url)
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .header("origin", origin)
                        .header("access-control-request-method", "POST")
                        .header("access-control-request-headers", headers)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** A client that speaks gRPC over h2c. */
    static <T> T grpc(URI base, Class<T> type) {
        return ConnectClientBuilder.newBuilder().baseUri(base).protocol(Protocol.GRPC).build(type);
    }
}
