package org.connectjakarta.mp;

import java.util.List;
import org.connectjakarta.CallContext;
import org.connectjakarta.Headers;
import org.connectjakarta.Interceptor;
import org.connectjakarta.client.InboundCall;

/**
 * Passes headers on from the call that is being served to the calls that are made for it. A name that a request already has is left as
 * it is. Thread-safe.
 *
 * @param names the headers that are passed on; no others are
 */
public record PropagatedHeaders(List<String> names) implements Interceptor {

    public PropagatedHeaders {
        names = List.copyOf(names);
    }

    @Override
    public void start(CallContext call) {
        call.get(InboundCall.class).ifPresent(inbound -> passOn(inbound.context(), call));
    }

    private void passOn(CallContext served, CallContext call) {
        Headers request = call.requestHeaders();
        for (String name : names) {
            if (!request.contains(name)) {
                served.requestHeaders().getAll(name).forEach(value -> request.add(name, value));
            }
        }
    }
}
