package org.connectjakarta.docs.compiled;

import jakarta.enterprise.context.ApplicationScoped;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;
import org.connectjakarta.ExceptionMapper;

@ApplicationScoped
public class SoldOutMapper implements ExceptionMapper<SoldOutException> {
    @Override
    public ConnectException map(SoldOutException exception) {
        return new ConnectException(Code.FAILED_PRECONDITION, "no hats left");
    }
}
