package org.connectjakarta.protocol;

import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.Headers;

/** What HTTP statuses mean: to a client when nothing else says why a call failed, and from a service that thinks in them. */
public final class HttpStatusCode {
    private static final int OK = 200;

    private HttpStatusCode() {}

    /**
     * The code of an HTTP status other than 200: the Connect protocol's table "HTTP to Error Code", which is that of gRPC's
     * http-grpc-status-mapping.md. It is not the inverse of the statuses that servers give to codes.
     */
    public static Code toCode(int status) {
        return switch (status) {
            case 400 -> Code.INTERNAL;
            case 401 -> Code.UNAUTHENTICATED;
            case 403 -> Code.PERMISSION_DENIED;
            case 404 -> Code.UNIMPLEMENTED;
            case 429, 502, 503, 504 -> Code.UNAVAILABLE;
            default -> Code.UNKNOWN;
        };
    }

    /** The code that a service means when it answers a REST call with the status: google.rpc.Code's table, read backwards. */
    public static Code meantBy(int status) {
        return switch (status) {
            case 401 -> Code.UNAUTHENTICATED;
            case 403 -> Code.PERMISSION_DENIED;
            case 404, 410 -> Code.NOT_FOUND;
            case 405, 501 -> Code.UNIMPLEMENTED;
            case 408, 504 -> Code.DEADLINE_EXCEEDED;
            case 409 -> Code.ABORTED;
            case 412 -> Code.FAILED_PRECONDITION;
            case 413, 429 -> Code.RESOURCE_EXHAUSTED;
            case 416 -> Code.OUT_OF_RANGE;
            case 502, 503 -> Code.UNAVAILABLE;
            default -> status >= 400 && status < 500 ? Code.INVALID_ARGUMENT : Code.INTERNAL;
        };
    }

    /**
     * The error of a response of which only the HTTP status tells, marked as from the wire.
     *
     * @param metadata all metadata of the response
     */
    public static ConnectException toError(int status, Headers metadata) {
        return ConnectException.of(toCode(status), "HTTP status " + status).fromWire(metadata);
    }

    /** Throws {@link #toError} unless the status is 200. */
    public static void requireOk(int status, Headers headers) {
        if (status != OK) {
            throw toError(status, headers);
        }
    }
}
