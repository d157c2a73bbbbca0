package org.connectjakarta.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.connectjakarta.Headers;
import org.connectjakarta.http.ServerRequest;
import org.jspecify.annotations.Nullable;

/** What tells browsers that scripts of other origins may call: the headers that Connect and gRPC-Web need, and those of the options. */
final class Cors {
    private static final List<String> REQUEST_HEADERS =
            List.of(
                    "Content-Type",
                    "Connect-Protocol-Version",
                    "Connect-Timeout-Ms",
                    "Connect-Content-Encoding",
                    "Connect-Accept-Encoding",
                    "Grpc-Timeout",
                    "Grpc-Encoding",
                    "Grpc-Accept-Encoding",
                    "X-Grpc-Web",
                    "X-User-Agent");
    private static final List<String> RESPONSE_HEADERS =
            List.of(
                    "Content-Encoding",
                    "Connect-Content-Encoding",
                    "Grpc-Encoding",
                    "Grpc-Status",
                    "Grpc-Message",
                    "Grpc-Status-Details-Bin");
    private static final Headers NOTHING = Headers.create();

    private final CorsOptions options;
    private final Set<String> origins;
    private final String requestHeaders;
    private final String responseHeaders;

    Cors(CorsOptions options) {
        this.options = options;
        this.origins = Set.copyOf(options.origins());
        this.requestHeaders = join(REQUEST_HEADERS, options.requestHeaders());
        this.responseHeaders = join(RESPONSE_HEADERS, options.responseHeaders());
    }

    private static String join(List<String> needed, List<String> further) {
        List<String> all = new ArrayList<>(needed);
        all.addAll(further);
        return String.join(", ", all);
    }

    /** Whether a browser asks if it may make a request. */
    boolean isPreflight(ServerRequest request) {
        return request.method().equals("OPTIONS")
                && request.headers().contains("access-control-request-method");
    }

    /** The headers of the answer to a preflight; those that grant something are missing if the origin may not call. */
    Headers preflight(ServerRequest request) {
        Headers headers = actual(request);
        if (headers.contains("access-control-allow-origin")) {
            headers.remove("access-control-expose-headers");
            headers.add("access-control-allow-methods", "GET, POST");
            headers.add("access-control-allow-headers", requestHeaders);
            headers.add("access-control-max-age", Long.toString(options.maxAge().toSeconds()));
        }
        return headers;
    }

    /** The headers that an answer to a call has besides its own. */
    Headers actual(ServerRequest request) {
        Headers headers = Headers.create().add("vary", "Origin");
        String origin = allowed(request.headers().get("origin"));
        if (origin != null) {
            headers.add("access-control-allow-origin", origin);
            headers.add("access-control-expose-headers", responseHeaders);
            if (options.credentials()) {
                headers.add("access-control-allow-credentials", "true");
            }
        }
        return headers;
    }

    private @Nullable String allowed(@Nullable String origin) {
        if (origin == null) {
            return null;
        }
        return origins.contains("*") ? "*" : origins.contains(origin) ? origin : null;
    }

    /** The headers of an answer, when there may be no CORS at all. */
    static Headers headers(@Nullable Cors cors, ServerRequest request) {
        return cors == null ? NOTHING : cors.actual(request);
    }
}
