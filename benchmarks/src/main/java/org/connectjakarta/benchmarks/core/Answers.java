package org.connectjakarta.benchmarks.core;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.connectjakarta.Headers;

/** Looks at an answer before and after it is measured: a refusal would be fast. */
final class Answers {
    private Answers() {}

    static void check(Form form, MemoryExchange exchange) {
        byte[] body = exchange.response();
        Headers trailers = exchange.sentTrailers();
        boolean ok =
                switch (form) {
                    case CONNECT, CONNECT_GET -> body.length > 0;
                    case CONNECT_STREAM -> endsWith(body, "{}");
                    case GRPC -> trailers != null && "0".equals(trailers.get("grpc-status"));
                    case GRPC_WEB -> endsWith(body, "grpc-status: 0\r\n");
                    case GRPC_WEB_TEXT ->
                            endsWith(
                                    Base64.getMimeDecoder().decode(last(body)),
                                    "grpc-status: 0\r\n");
                };
        if (!ok || exchange.status() != 200) {
            throw new IllegalStateException(
                    form
                            + " was answered with "
                            + exchange.status()
                            + " "
                            + exchange.responseHeaders()
                            + " "
                            + new String(body, StandardCharsets.ISO_8859_1));
        }
    }

    /** The last piece of padded base64. */
    private static byte[] last(byte[] pieces) {
        String text = new String(pieces, StandardCharsets.ISO_8859_1);
        int end = text.replaceAll("=+$", "").lastIndexOf('=') + 1;
        return text.substring(end).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean endsWith(byte[] body, String end) {
        return new String(body, StandardCharsets.ISO_8859_1).endsWith(end);
    }
}
