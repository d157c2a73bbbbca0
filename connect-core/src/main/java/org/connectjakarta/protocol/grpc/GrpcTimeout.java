package org.connectjakarta.protocol.grpc;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.jspecify.annotations.Nullable;

/** The {@code grpc-timeout} header: at most eight digits and a unit (PROTOCOL-HTTP2.md, "Timeout"). */
final class GrpcTimeout {
    private static final int MAX_DIGITS = 8;

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
}
