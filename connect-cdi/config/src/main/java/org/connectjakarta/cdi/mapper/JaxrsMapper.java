package org.connectjakarta.cdi.mapper;

import jakarta.ws.rs.WebApplicationException;
import java.util.Map;
import org.connectjakarta.ConnectException;
import org.connectjakarta.ExceptionMapper;
import org.connectjakarta.protocol.HttpStatusCode;

/** JAX-RS exceptions, by their status. Their text is the status's: JAX-RS does not send the message of an exception either. */
final class JaxrsMapper implements ExceptionMapper<WebApplicationException> {

    static void addTo(Map<Class<? extends Throwable>, ExceptionMapper<?>> mappers) {
        mappers.put(WebApplicationException.class, new JaxrsMapper());
    }

    @Override
    public ConnectException map(WebApplicationException thrown) {
        var status = thrown.getResponse().getStatusInfo();
        return ConnectException.of(
                HttpStatusCode.meantBy(status.getStatusCode()), status.getReasonPhrase(), thrown);
    }
}
