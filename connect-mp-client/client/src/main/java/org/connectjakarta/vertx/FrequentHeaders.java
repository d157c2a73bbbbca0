package org.connectjakarta.vertx;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The headers that requests and responses have because of their protocol: their names, and the few values that some have, checked and
 * hashed once. Thread-safe.
 */
public final class FrequentHeaders {
    /** Far more than the protocols have; nobody can fill the memory by it. */
    private static final int MAX_VALUES = 100;

    private static final Map<String, Frequent> NAMES = new HashMap<>();
    private static final Map<String, CharSequence> VALUES = new ConcurrentHashMap<>();

    static {
        frequent(
                true,
                "accept-encoding",
                "connect-accept-encoding",
                "connect-content-encoding",
                "connect-protocol-version",
                "content-encoding",
                "content-type",
                "grpc-accept-encoding",
                "grpc-encoding",
                "grpc-status",
                "te",
                "x-grpc-web");
        frequent(
                false,
                "connect-timeout-ms",
                "grpc-message",
                "grpc-status-details-bin",
                "grpc-timeout",
                "vary");
    }

    private FrequentHeaders() {}

    private static void frequent(boolean fewValues, String... names) {
        for (String name : names) {
            NAMES.put(name, new Frequent(HttpHeaders.createOptimized(name), fewValues));
        }
    }

    /** Adds a value to those of a name. */
    public static void add(MultiMap headers, String name, String value) {
        Frequent frequent = NAMES.get(name);
        if (frequent == null) {
            headers.add(name, value);
        } else {
            headers.add(frequent.name, frequent.fewValues ? known(value) : value);
        }
    }

    private static CharSequence known(String value) {
        CharSequence known = VALUES.get(value);
        if (known == null && VALUES.size() < MAX_VALUES) {
            known = HttpHeaders.createOptimized(value);
            VALUES.put(value, known);
        }
        return known == null ? value : known;
    }

    private record Frequent(CharSequence name, boolean fewValues) {}
}
