package org.connectjakarta.cdi.extension;

import jakarta.ws.rs.WebApplicationException;
import java.util.Map;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.ExceptionMapper;

/** JAX-RS exceptions, by their status. Their text is the status's: JAX-RS does not send the message of an exception either. */
final class JaxrsMapper implements ExceptionMapper<WebApplicationException> {

    static void addTo(Map<Class<? extends Throwable>, ExceptionMapper<?>> mappers) {
        mappers.put(WebApplicationException.class, new JaxrsMapper());
    }

    @Override
    public ConnectException map(WebApplicationException thrown) {
        var status = thrown.getResponse().getStatusInfo();
        return ConnectException.of(code(status.getStatusCode()), status.getReasonPhrase(), thrown);
    }

    /** The code that a service means when it answers a REST call with the status: google.rpc.Code's table, read backwards. */
    private static Code code(int status) {
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
}
