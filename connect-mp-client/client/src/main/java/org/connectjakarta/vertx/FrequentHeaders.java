package org.connectjakarta.vertx;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The headers that requests have because of their protocol, checked and hashed once. */
final class FrequentHeaders {
    /** Those with a few values, which the options of clients and the protocols give. */
    private static final Map<String, CharSequence> CONSTANT =
            names(
                    "accept-encoding",
                    "connect-accept-encoding",
                    "connect-content-encoding",
                    "connect-protocol-version",
                    "content-encoding",
                    "content-type",
                    "grpc-accept-encoding",
                    "grpc-encoding",
                    "te",
                    "x-grpc-web");

    private static final Map<String, CharSequence> VARYING =
            names("connect-timeout-ms", "grpc-timeout");

    private static final Map<String, CharSequence> VALUES = new ConcurrentHashMap<>();

    private FrequentHeaders() {}

    private static Map<String, CharSequence> names(String... names) {
        return Stream.of(names)
                .collect(
                        Collectors.toUnmodifiableMap(
                                Function.identity(), HttpHeaders::createOptimized));
    }

    static void add(MultiMap headers, String name, String value) {
        CharSequence constant = CONSTANT.get(name);
        if (constant == null) {
            headers.add(VARYING.getOrDefault(name, name), value);
        } else {
            headers.add(constant, VALUES.computeIfAbsent(value, HttpHeaders::createOptimized));
        }
    }
}
