package org.connectjakarta.jaxrs.war;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import org.connectjakarta.Headers;
import org.connectjakarta.server.RpcServer;

/** The pipe over Undertow: WildFly, and others that are made of it. */
final class UndertowExchange extends WarExchange {
    private static final Logger LOG = System.getLogger(UndertowExchange.class.getName());

    /** Undertow encodes trailers into one buffer of 16 KiB; a stream with more of them never ends. */
    private static final int MAX_TRAILER_BYTES = 12 * 1024;

    /** What each line costs beside its characters (RFC 7541, section 4.1). */
    private static final int LINE_BYTES = 32;

    UndertowExchange(RpcServer server, HttpServletRequest request, HttpServletResponse response) {
        super(server, request, response);
    }

    /** Sends what fits; the protocols put first what clients cannot do without. */
    @Override
    public void trailers(Supplier<Headers> trailers) {
        super.trailers(() -> fitting(trailers.get()));
    }

    private Headers fitting(Headers trailers) {
        Headers fitting = Headers.create();
        int[] left = {MAX_TRAILER_BYTES};
        trailers.forEach(
                (name, value) -> {
                    int bytes = name.length() + value.length() + LINE_BYTES;
                    if (bytes <= left[0]) {
                        left[0] -= bytes;
                        fitting.addUnchecked(name, value);
                    } else {
                        LOG.log(
                                Level.WARNING,
                                "{0}: the trailer {1} was left out, since Undertow cannot send more than {2} bytes of them",
                                path(),
                                name,
                                MAX_TRAILER_BYTES);
                    }
                });
        return fitting;
    }
}
