package org.connectjakarta.protocol.connect;

import java.time.Duration;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.jspecify.annotations.Nullable;

/** What unary calls and streams of Connect have in common: their head, but for the names of the headers about compression. */
abstract class ConnectProtocol {

    public final String name() {
        return "connect";
    }

    public final boolean needsHttpTrailers() {
        return false;
    }

    public void check(Headers request, boolean requireVersion) {
        checkVersion(
                "Connect-Protocol-Version header",
                request.get(ConnectHeaders.PROTOCOL_VERSION),
                ConnectHeaders.VERSION,
                requireVersion);
    }

    static void checkVersion(
            String where, @Nullable String actual, String expected, boolean required) {
        if (actual == null && required) {
            throw new ConnectException(Code.INVALID_ARGUMENT, "missing " + where);
        }
        if (actual != null && !actual.equals(expected)) {
            throw new ConnectException(
                    Code.INVALID_ARGUMENT,
                    where + " is not \"" + expected + "\", the version spoken here");
        }
    }

    public final @Nullable Duration timeout(Headers request) {
        return ConnectTimeout.parse(request.get(ConnectHeaders.TIMEOUT));
    }
}
