package org.connectjakarta.embedded;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/** The headers that most responses have, made and encoded once. Thread-safe. */
final class FrequentFields {
    private static final Set<String> NAMES =
            Set.of(
                    "accept-encoding",
                    "connect-accept-encoding",
                    "content-type",
                    "grpc-accept-encoding",
                    "grpc-status");

    /** Far more than the protocols have; a service cannot fill the memory by it. */
    private static final int MAX = 100;

    private static final Map<Line, HttpField> FIELDS = new ConcurrentHashMap<>();

    private FrequentFields() {}

    static HttpField of(String name, String value) {
        if (!NAMES.contains(name)) {
            return new HttpField(name, value);
        }
        Line line = new Line(name, value);
        HttpField known = FIELDS.get(line);
        if (known != null) {
            return known;
        }
        HttpHeader standard = HttpHeader.CACHE.get(name);
        HttpField made =
                standard == null
                        ? new PreEncodedHttpField(name, value)
                        : new PreEncodedHttpField(standard, value);
        if (FIELDS.size() < MAX) {
            FIELDS.put(line, made);
        }
        return made;
    }

    private record Line(String name, String value) {}
}
