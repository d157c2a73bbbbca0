package org.connectjakarta.mp;

import org.connectjakarta.CallContext;
import org.connectjakarta.Headers;
import org.connectjakarta.Interceptor;

/** Gives every request the same headers. A name that the request already has is left as it is. */
record FixedHeaders(Headers headers) implements Interceptor {

    @Override
    public void start(CallContext call) {
        Headers request = call.requestHeaders();
        for (String name : headers.names()) {
            if (!request.contains(name)) {
                headers.getAll(name).forEach(value -> request.add(name, value));
            }
        }
    }
}
