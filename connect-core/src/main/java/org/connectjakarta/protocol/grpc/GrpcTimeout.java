package org.connectjakarta.protocol.grpc;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.jspecify.annotations.Nullable;

/** The {@code grpc-timeout} header: at most eight digits and a unit (PROTOCOL-HTTP2.md, "Timeout"). */
final class GrpcTimeout {
    private static final int MAX_DIGITS = 8;
    private static final long MAX_AMOUNT = 99_999_999;

    private GrpcTimeout() {}

    static @Nullable Duration parse(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        int digits = value.length() - 1;
        ChronoUnit unit =
                switch (value.charAt(digits)) {
                    case 'H' -> ChronoUnit.HOURS;
                    case 'M' -> ChronoUnit.MINUTES;
                    case 'S' -> ChronoUnit.SECONDS;
                    case 'm' -> ChronoUnit.MILLIS;
                    case 'u' -> ChronoUnit.MICROS;
                    case 'n' -> ChronoUnit.NANOS;
                    default -> null;
                };
        if (unit == null
                || digits < 1
                || digits > MAX_DIGITS
                || !value.chars().limit(digits).allMatch(c -> c >= '0' && c <= '9')) {
            throw new ConnectException(
                    Code.INVALID_ARGUMENT,
                    "protocol error: grpc-timeout is not a number of at most "
                            + MAX_DIGITS
                            + " digits and a unit");
        }
        return Duration.of(Long.parseLong(value, 0, digits, 10), unit);
    }

    /** The header's value, at least a nanosecond: in the smallest unit in which it fits, rounded down, and at most what is allowed. */
    static String format(Duration timeout) {
        long seconds = timeout.getSeconds();
        if (seconds > MAX_AMOUNT) {
            long minutes = seconds / 60;
            return minutes <= MAX_AMOUNT ? minutes + "M" : Math.min(minutes / 60, MAX_AMOUNT) + "H";
        }
        long amount = seconds < 0 ? 1 : Math.max(1, timeout.toNanos());
        int unit = 0;
        while (amount > MAX_AMOUNT) {
            amount /= 1_000;
            unit++;
        }
        return amount + "numS".substring(unit, unit + 1);
    }
}
