package org.connectjakarta.mp;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** Answers unary Connect calls with what they bring, and remembers the last one. */
final class EchoServer implements AutoCloseable {
    private static final InetSocketAddress ANY_PORT =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final HttpServer server;
    private volatile Headers headers;
    private volatile String path;

    EchoServer() throws IOException {
        this(HttpServer.create(ANY_PORT, 0));
    }

    /** Over TLS; asks clients for a certificate, and takes none without. */
    EchoServer(SSLContext tls) throws IOException {
        this(HttpsServer.create(ANY_PORT, 0));
        ((HttpsServer) server)
                .setHttpsConfigurator(
                        new HttpsConfigurator(tls) {
                            @Override
                            public void configure(HttpsParameters parameters) {
                                SSLParameters ssl = tls.getDefaultSSLParameters();
                                ssl.setNeedClientAuth(true);
                                parameters.setSSLParameters(ssl);
                            }
                        });
        server.start();
    }

    private EchoServer(HttpServer server) {
        this.server = server;
        server.createContext("/", this::answer);
        if (!(server instanceof HttpsServer)) {
            server.start();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            headers = exchange.getRequestHeaders();
            path = exchange.getRequestURI().toString();
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("content-type", header("content-type"));
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    String url() {
        return (server instanceof HttpsServer ? "https" : "http")
                + "://localhost:"
                + server.getAddress().getPort();
    }

    /** The path of the last call. */
    String path() {
        return path;
    }

    /** The first value of a header of the last call; null if it had none. */
    String header(String name) {
        return headers.getFirst(name);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
