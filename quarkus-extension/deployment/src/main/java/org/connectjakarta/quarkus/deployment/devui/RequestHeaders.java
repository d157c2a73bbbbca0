package org.connectjakarta.quarkus.deployment.devui;

import org.connectjakarta.client.CallOptions;

/** Request headers as they are typed: {@code name: value}, one in a line. */
final class RequestHeaders {
    private RequestHeaders() {}

    /**
     * The options of a call with these headers.
     *
     * @throws IllegalArgumentException if a line is no header
     */
    static CallOptions parse(String lines) {
        CallOptions options = CallOptions.none();
        for (String line : lines.lines().map(String::strip).toList()) {
            if (line.isEmpty()) {
                continue;
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("not a header, name: value: " + line);
            }
            options =
                    options.withHeader(
                            line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
        return options;
    }
}
