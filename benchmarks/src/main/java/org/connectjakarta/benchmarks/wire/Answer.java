package org.connectjakarta.benchmarks.wire;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;

/** The whole of a response. */
public record Answer(int status, HttpFields headers, byte[] body, HttpFields trailers) {

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        String text = text();
        return status
                + " "
                + headers.asString().trim()
                + " | "
                + (text.length() > 300 ? text.substring(0, 300) + "..." : text)
                + " | "
                + trailers.asString().trim();
    }
}
