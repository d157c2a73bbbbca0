package org.connectjakarta.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.connectjakarta.Headers;
import org.connectjakarta.http.HttpExchange;

/** A request that no protocol can answer, so that HTTP itself must: a status and a line of text. */
final class Rejection extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Headers headers = Headers.create();

    Rejection(int status, String text) {
        super(text, null, false, false);
        this.status = status;
    }

    Rejection with(String name, String value) {
        headers.add(name, value);
        return this;
    }

    void send(HttpExchange http, Headers more) throws IOException {
        byte[] text = (getMessage() + "\n").getBytes(StandardCharsets.UTF_8);
        http.respond(
                status,
                headers.add("content-type", "text/plain; charset=utf-8").addAll(more),
                text.length);
        try (OutputStream body = http.responseBody()) {
            if (!http.method().equals("HEAD")) {
                body.write(text);
            }
        }
    }
}
