package org.connectjakarta.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.connectjakarta.Headers;
import org.connectjakarta.http.BlockingExchange;

/** Servers without CDI, whose engine is a lambda; and what tests do again and again. */
final class TestServers {
    /** How long a test waits for what must happen. */
    static final int PATIENCE = 10;

    interface Engine {
        void serve(BlockingExchange exchange) throws IOException;
    }

    private TestServers() {}

    static ConnectServerBuilder builder() {
        return ConnectServer.builder().host("localhost").port(0);
    }

    /** Serves the service {@code test.S}. */
    static ConnectServer start(Engine engine) {
        return start(builder(), engine);
    }

    static ConnectServer start(ConnectServerBuilder builder, Engine engine) {
        return builder.start(null, door(engine));
    }

    static Door door(Engine engine) {
        return new Door(
                "",
                List.of("test.S"),
                exchange -> {
                    try {
                        engine.serve(exchange);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    static void answer(BlockingExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.respond(200, Headers.create().add("content-type", "text/plain"), body.length);
        exchange.responseBody().write(body);
        exchange.responseBody().close();
    }

    /** Answers without a body. */
    static void answer(BlockingExchange exchange, int status, String name, String value)
            throws IOException {
        exchange.respond(status, Headers.create().add(name, value), 0);
        exchange.responseBody().close();
    }

    static String resource(String name) {
        try (InputStream in = TestServers.class.getResourceAsStream("/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
