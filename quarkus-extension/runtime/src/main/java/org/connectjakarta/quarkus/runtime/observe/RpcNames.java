package org.connectjakarta.quarkus.runtime.observe;

import org.connectjakarta.CallContext;

/**
 * What OpenTelemetry calls a call.
 *
 * @param system the kind of RPC, by its protocol
 * @param service the full name of the service
 * @param method the name of the method
 */
record RpcNames(String system, String service, String method) {

    static RpcNames of(CallContext call) {
        String procedure = call.procedure();
        int slash = procedure.lastIndexOf('/');
        return new RpcNames(
                call.protocol().equals("connect") ? "connect_rpc" : "grpc",
                procedure.substring(1, slash),
                procedure.substring(slash + 1));
    }
}
