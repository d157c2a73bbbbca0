package org.connectjakarta.docs;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;
import org.connectjakarta.ConnectException;

@Provider
public class CallFailedMapper implements ExceptionMapper<ConnectException> {
    private static final System.Logger LOG = System.getLogger("calls");

    @Override
    public Response toResponse(ConnectException exception) {
        LOG.log(Level.INFO, "a call failed", exception);
        Status status =
                switch (exception.code()) {
                    case NOT_FOUND -> Status.NOT_FOUND;
                    case INVALID_ARGUMENT -> Status.BAD_REQUEST;
                    case UNAVAILABLE, RESOURCE_EXHAUSTED -> Status.SERVICE_UNAVAILABLE;
                    case DEADLINE_EXCEEDED -> Status.GATEWAY_TIMEOUT;
                    default -> Status.BAD_GATEWAY;
                };
        return Response.status(status).build();
    }
}
