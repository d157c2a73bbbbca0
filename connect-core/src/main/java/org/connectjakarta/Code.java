package org.connectjakarta;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a call failed: the sixteen codes that Connect, gRPC and gRPC-Web share. */
public enum Code {
    /** The caller cancelled the call. */
    CANCELED(1),
    /** No better code is known. */
    UNKNOWN(2),
    /** The request is wrong whatever the state of the system. */
    INVALID_ARGUMENT(3),
    /** The deadline passed before the call was complete. */
    DEADLINE_EXCEEDED(4),
    /** What was asked for does not exist. */
    NOT_FOUND(5),
    /** What should be created exists already. */
    ALREADY_EXISTS(6),
    /** The caller is known and may not do this. */
    PERMISSION_DENIED(7),
    /** A limit or quota is exhausted. */
    RESOURCE_EXHAUSTED(8),
    /** The system is not in the state that the call needs. */
    FAILED_PRECONDITION(9),
    /** The call lost a race; the caller may start over. */
    ABORTED(10),
    /** The call reached past the valid range. */
    OUT_OF_RANGE(11),
    /** The procedure is not there. */
    UNIMPLEMENTED(12),
    /** Something is broken on the side that answers. */
    INTERNAL(13),
    /** The service cannot be reached just now; the caller may try again. */
    UNAVAILABLE(14),
    /** Data are lost or corrupt beyond recovery. */
    DATA_LOSS(15),
    /** The caller is not known. */
    UNAUTHENTICATED(16);

    private static final Map<String, Code> BY_WIRE_NAME =
            Stream.of(values())
                    .collect(Collectors.toUnmodifiableMap(Code::wireName, Function.identity()));

    private final int number;
    private final String wireName = name().toLowerCase(Locale.ROOT);

    Code(int number) {
        this.number = number;
    }

    /** The number that gRPC sends in {@code grpc-status}. */
    public int number() {
        return number;
    }

    /** The name that Connect sends, such as {@code invalid_argument}. */
    public String wireName() {
        return wireName;
    }

    /** The code with this {@link #wireName()}, if there is one. */
    public static Optional<Code> fromWireName(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    /** The code with this {@link #number()}, if there is one; 0, which is success, has none. */
    public static Optional<Code> fromNumber(int number) {
        return number < 1 || number > values().length
                ? Optional.empty()
                : Optional.of(values()[number - 1]);
    }
}
