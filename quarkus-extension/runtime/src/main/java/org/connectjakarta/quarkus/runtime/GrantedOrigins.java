package org.connectjakarta.quarkus.runtime;

import io.vertx.core.MultiMap;
import org.connectjakarta.Headers;
import org.connectjakarta.vertx.FrequentHeaders;

/**
 * Headers of a response, put to those that Quarkus has set before. Where its CORS filter has granted an origin something, that stands, as
 * browsers refuse what is granted twice; only what scripts may see is put together.
 */
final class GrantedOrigins {
    private static final String CORS = "access-control-";
    private static final String GRANTED = "access-control-allow-origin";
    private static final String EXPOSED = "access-control-expose-headers";

    private GrantedOrigins() {}

    static void merge(Headers from, MultiMap to) {
        boolean granted = to.contains(GRANTED);
        from.forEach(
                (name, value) -> {
                    if (!granted || !name.startsWith(CORS)) {
                        FrequentHeaders.add(to, name, value);
                    } else if (name.equals(EXPOSED)) {
                        String others = to.get(EXPOSED);
                        to.set(EXPOSED, others == null ? value : others + ", " + value);
                    }
                });
    }
}
