package org.connectjakarta.protocol.connect;

import java.time.Duration;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.jspecify.annotations.Nullable;

/** The {@code Connect-Timeout-Ms} header: "positive integer as ASCII string of at most 10 digits" (protocol, "Unary-Request"). */
final class ConnectTimeout {
    private static final int MAX_DIGITS = 10;
    private static final long MAX_SECONDS = 9_999_999;

    private ConnectTimeout() {}

    static @Nullable Duration parse(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (value.length() > MAX_DIGITS || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new ConnectException(
                    Code.INVALID_ARGUMENT,
                    "protocol error: Connect-Timeout-Ms is not a number of at most "
                            + MAX_DIGITS
                            + " digits");
        }
        return Duration.ofMillis(Long.parseLong(value));
    }

    /** The header's value, at least one; null for what does not fit in, which is more than 115 days and as good as no limit. */
    static @Nullable String format(Duration timeout) {
        if (timeout.getSeconds() > MAX_SECONDS) {
            return null;
        }
        return timeout.isNegative() ? "1" : Long.toString(Math.max(1, timeout.toMillis()));
    }
}
