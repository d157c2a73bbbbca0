package org.connectjakarta.conformance.client;

import com.google.protobuf.Message;
import connectrpc.conformance.v1.ClientCompat.ClientCompatRequest;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.client.StreamCall;

/** A way of making calls that the library offers, in the one shape in which the suite's calls are led. */
public interface Flavour {

    /**
     * Makes a call, or readies one that is made with its only message.
     *
     * @param request what the call is like. Its messages and its cancellation are left to the caller
     * @return to be closed
     */
    <I extends Message, O extends Message> StreamCall<I, O> call(
            MethodSpec<I, O> method, ClientCompatRequest request);
}
