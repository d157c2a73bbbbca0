package org.connectjakarta.protocol.connect;

import java.time.Duration;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;
import org.jspecify.annotations.Nullable;

/** What unary calls and streams of Connect have in common. */
final class ConnectProtocol {
    static final String NAME = "connect";

    private ConnectProtocol() {}

    static void checkVersion(Headers request, boolean required) {
        checkVersion(
                "Connect-Protocol-Version header",
                request.get(ConnectHeaders.PROTOCOL_VERSION),
                "1",
                required);
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

    static @Nullable Duration timeout(Headers request) {
        return ConnectTimeout.parse(request.get(ConnectHeaders.TIMEOUT));
    }
}
