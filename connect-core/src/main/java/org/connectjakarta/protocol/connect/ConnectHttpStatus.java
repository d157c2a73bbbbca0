package org.connectjakarta.protocol.connect;

import org.connectjakarta.Code;

/** The HTTP status of a unary error (protocol, "Error Codes"). */
final class ConnectHttpStatus {
    private ConnectHttpStatus() {}

    static int of(Code code) {
        return switch (code) {
            case CANCELED -> 499;
            case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE -> 400;
            case UNAUTHENTICATED -> 401;
            case PERMISSION_DENIED -> 403;
            case NOT_FOUND -> 404;
            case ALREADY_EXISTS, ABORTED -> 409;
            case RESOURCE_EXHAUSTED -> 429;
            case UNIMPLEMENTED -> 501;
            case UNAVAILABLE -> 503;
            case DEADLINE_EXCEEDED -> 504;
            case UNKNOWN, INTERNAL, DATA_LOSS -> 500;
        };
    }
}
