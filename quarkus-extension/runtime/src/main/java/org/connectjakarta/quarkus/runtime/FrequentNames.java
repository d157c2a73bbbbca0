package org.connectjakarta.quarkus.runtime;

import io.vertx.core.http.HttpHeaders;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of the headers that responses have because of their protocol, checked and hashed once. */
final class FrequentNames {
    private static final Map<String, CharSequence> NAMES =
            Stream.of(
                            "accept-encoding",
                            "connect-accept-encoding",
                            "connect-content-encoding",
                            "content-encoding",
                            "content-type",
                            "grpc-accept-encoding",
                            "grpc-encoding",
                            "grpc-message",
                            "grpc-status",
                            "grpc-status-details-bin",
                            "vary")
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    Function.identity(), HttpHeaders::createOptimized));

    private FrequentNames() {}

    static CharSequence of(String name) {
        return NAMES.getOrDefault(name, name);
    }
}
